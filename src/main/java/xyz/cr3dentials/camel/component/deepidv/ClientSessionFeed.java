package xyz.cr3dentials.camel.component.deepidv;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.FeedPage;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.SessionFeed;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.vendor.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.SessionPage;

/** Lets detection ask the deepidv API. */
final class ClientSessionFeed implements SessionFeed {

    private final Account account;
    private final @Nullable Boolean byOrganization;
    private final ClientReads<DeepidvClient, Session> reads;

    ClientSessionFeed(Account account, DeepidvClient client, boolean byOrganization) {
        this.account = account;
        this.byOrganization = byOrganization ? Boolean.TRUE : null;
        this.reads = new ClientReads<>(
                account, client, DeepidvClient::getSession, session -> Snapshots.of(account, session));
    }

    @Override
    public FeedPage page(@Nullable String token, int limit, Purpose purpose) {
        SessionPage page = reads.forLists(purpose)
                .listSessions(new ListSessionsRequest(limit, token, null, null, byOrganization, null, null));
        return new FeedPage(
                page.sessions().stream().map(row -> Snapshots.of(account, row)).toList(), page.nextToken());
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        return reads.get(sessionId, reason);
    }

    @Override
    public boolean isUnreadable(RuntimeException failure) {
        return reads.isUnreadable(failure);
    }
}
