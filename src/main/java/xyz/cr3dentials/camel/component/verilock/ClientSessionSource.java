package xyz.cr3dentials.camel.component.verilock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
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
import xyz.cr3dentials.camel.vendor.verilock.VerilockJson;

/** Lets detection ask the Verilock API. */
final class ClientSessionSource implements SessionSource {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Account account;
    private final VerilockClient detecting;
    private final VerilockClient readingHistory;
    private final VerilockClient confirming;

    ClientSessionSource(Account account, VerilockClient client) {
        this.account = account;
        this.detecting = client.withPriority(RequestPriority.DETECT);
        this.readingHistory = client.withPriority(RequestPriority.BACKFILL);
        this.confirming = client.withPriority(RequestPriority.CONFIRM);
    }

    @Override
    public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
        VerilockClient client = purpose == Purpose.HISTORY ? readingHistory : detecting;
        SessionStatus wanted = status == null ? null : SessionStatus.of(status);
        return PageWindow.read(
                (number, size) -> page(client.listSessions(new ListSessionsRequest(number, size, wanted, null, null))),
                limit,
                offset);
    }

    private NumberedPage page(SessionPage page) {
        if (page.total() == SessionPage.UNKNOWN_TOTAL) {
            // Taken for a number it would prove that nothing is missing.
            throw new UndecodableAnswerException(
                    VerilockJson.VENDOR,
                    "The API's list of sessions names no total, so new ends cannot be counted; they are still found by"
                            + " webhooks and by reading each known session after its end of life.",
                    OK);
        }
        return new NumberedPage(
                page.sessions().stream().map(row -> Snapshots.of(account, row)).toList(),
                page.currentPage(),
                page.perPage(),
                page.total());
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        try {
            Session session = clientFor(reason).getSession(sessionId);
            return Optional.of(Snapshots.of(account, checked(session, sessionId)));
        } catch (ApiException e) {
            if (e.getHttpResponseCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private VerilockClient clientFor(LearntBy reason) {
        return switch (reason) {
            case WEBHOOK -> confirming;
            case AUDIT -> readingHistory;
            default -> detecting;
        };
    }

    /** An answer about another session proves nothing about the one asked for. */
    private static Session checked(Session session, String sessionId) {
        if (!session.sessionId().equals(sessionId)) {
            throw new UndecodableAnswerException(
                    VerilockJson.VENDOR,
                    "The API answered with another session than %s, which was asked for; the answer is not used."
                            .formatted(sessionId),
                    OK);
        }
        return session;
    }
}
