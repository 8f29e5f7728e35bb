package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ListedSessions;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionSource;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.cr3dentials.Session;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.vendor.cr3dentials.SessionStatus;

/** Lets detection ask the Partner API. */
final class ClientSessionSource implements SessionSource {

    private final Account account;
    private final ClientReads<Cr3dentialsClient, Session> reads;

    ClientSessionSource(Account account, Cr3dentialsClient client) {
        this.account = account;
        this.reads = new ClientReads<>(
                account, client, Cr3dentialsClient::getSession, session -> Snapshots.of(account, session));
    }

    @Override
    public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
        SessionPage page = reads.forLists(purpose)
                .listSessions(new ListSessionsRequest(
                        status == null ? null : SessionStatus.of(status), limit, Math.toIntExact(offset)));
        return new ListedSessions(
                ClientReads.rows(
                        page.sessions().stream()
                                .map(row -> Snapshots.of(account, row))
                                .toList(),
                        page.unreadable()),
                reads.total(page.total(), SessionPage.UNKNOWN_TOTAL),
                page.offset());
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
