package xyz.cr3dentials.camel.component.verilock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.ClientReads;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ListedSessions;
import xyz.cr3dentials.camel.session.NumberedPage;
import xyz.cr3dentials.camel.session.PageWindow;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionSource;
import xyz.cr3dentials.camel.vendor.verilock.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.verilock.Session;
import xyz.cr3dentials.camel.vendor.verilock.SessionPage;
import xyz.cr3dentials.camel.vendor.verilock.SessionStatus;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/** Lets detection ask the Verilock API. */
final class ClientSessionSource implements SessionSource {

    private final Account account;
    private final ClientReads<VerilockClient, Session> reads;

    ClientSessionSource(Account account, VerilockClient client) {
        this.account = account;
        this.reads = new ClientReads<>(
                account, client, VerilockClient::getSession, session -> Snapshots.of(account, session));
    }

    @Override
    public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
        VerilockClient client = reads.forLists(purpose);
        SessionStatus wanted = status == null ? null : SessionStatus.of(status);
        return PageWindow.read(
                (number, size) -> page(client.listSessions(new ListSessionsRequest(number, size, wanted, null, null))),
                limit,
                offset);
    }

    private NumberedPage page(SessionPage page) {
        return new NumberedPage(
                ClientReads.rows(
                        page.sessions().stream()
                                .map(row -> Snapshots.of(account, row))
                                .toList(),
                        page.unreadable()),
                page.currentPage(),
                page.perPage(),
                reads.total(page.total(), SessionPage.UNKNOWN_TOTAL));
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
