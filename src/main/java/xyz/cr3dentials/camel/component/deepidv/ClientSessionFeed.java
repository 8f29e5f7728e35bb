package xyz.cr3dentials.camel.component.deepidv;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.FeedPage;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.SessionFeed;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvJson;
import xyz.cr3dentials.camel.vendor.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.vendor.deepidv.Session;
import xyz.cr3dentials.camel.vendor.deepidv.SessionPage;

/** Lets detection ask the deepidv API. */
final class ClientSessionFeed implements SessionFeed {

    private static final int OK = 200;

    private final Account account;
    private final @Nullable Boolean byOrganization;
    private final DeepidvClient detecting;
    private final DeepidvClient readingHistory;
    private final DeepidvClient confirming;

    ClientSessionFeed(Account account, DeepidvClient client, boolean byOrganization) {
        this.account = account;
        this.byOrganization = byOrganization ? Boolean.TRUE : null;
        this.detecting = client.withPriority(RequestPriority.DETECT);
        this.readingHistory = client.withPriority(RequestPriority.BACKFILL);
        this.confirming = client.withPriority(RequestPriority.CONFIRM);
    }

    @Override
    public FeedPage page(@Nullable String token, int limit, Purpose purpose) {
        DeepidvClient client = purpose == Purpose.HISTORY ? readingHistory : detecting;
        SessionPage page =
                client.listSessions(new ListSessionsRequest(limit, token, null, null, byOrganization, null, null));
        return new FeedPage(
                page.sessions().stream().map(row -> Snapshots.of(account, row)).toList(), page.nextToken());
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        try {
            Session session = clientFor(reason).getSession(sessionId);
            return Optional.of(Snapshots.of(account, checked(session, sessionId)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private DeepidvClient clientFor(LearntBy reason) {
        return switch (reason) {
            case WEBHOOK, REDIRECT -> confirming;
            case AUDIT -> readingHistory;
            default -> detecting;
        };
    }

    /** An answer about another session proves nothing about the one asked for. */
    private static Session checked(Session session, String sessionId) {
        if (!session.id().equals(sessionId)) {
            throw new UndecodableAnswerException(
                    DeepidvJson.VENDOR,
                    "The API answered with another session than %s, which was asked for; the answer is not used."
                            .formatted(sessionId),
                    OK);
        }
        return session;
    }
}
