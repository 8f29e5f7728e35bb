package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.LearntBy;
import xyz.cr3dentials.camel.session.ListedRows;
import xyz.cr3dentials.camel.session.SessionReader;
import xyz.cr3dentials.camel.session.SessionSnapshot;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;
import xyz.cr3dentials.camel.vendor.ApiClient;

/**
 * Lets detection ask a vendor's client, as urgently as the reason demands. Thread-safe.
 *
 * @param <C> the vendor's client
 * @param <S> a session as the client answers it
 */
public final class ClientReads<C extends ApiClient<C>, S> implements SessionReader {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Account account;
    private final C detecting;
    private final C readingHistory;
    private final C confirming;
    private final BiFunction<C, String, S> read;
    private final Function<S, SessionSnapshot> snapshot;

    /**
     * Creates a reader.
     *
     * @param read reads one session by its id
     * @param snapshot makes what the ledger keeps of it
     */
    public ClientReads(
            Account account, C client, BiFunction<C, String, S> read, Function<S, SessionSnapshot> snapshot) {
        this.account = account;
        this.detecting = client.withPriority(RequestPriority.DETECT);
        this.readingHistory = client.withPriority(RequestPriority.BACKFILL);
        this.confirming = client.withPriority(RequestPriority.CONFIRM);
        this.read = read;
        this.snapshot = snapshot;
    }

    /** Returns the client that lists are read with. */
    public C forLists(Purpose purpose) {
        return purpose == Purpose.HISTORY ? readingHistory : detecting;
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        try {
            return Optional.of(checked(snapshot.apply(read.apply(clientFor(reason), sessionId)), sessionId));
        } catch (ApiException e) {
            if (e.getHttpResponseCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean isUnreadable(RuntimeException failure) {
        return failure instanceof UndecodableAnswerException;
    }

    private C clientFor(LearntBy reason) {
        return switch (reason) {
            case WEBHOOK, REDIRECT -> confirming;
            case AUDIT -> readingHistory;
            default -> detecting;
        };
    }

    /** The HTTP clients have checked it; the user's own client may not have. */
    private SessionSnapshot checked(SessionSnapshot session, String sessionId) {
        if (!session.key().sessionId().equals(sessionId)) {
            throw new UndecodableAnswerException(
                    account.vendor(),
                    "The API answered with another session than %s, which was asked for; the answer is not used."
                            .formatted(sessionId),
                    OK);
        }
        return session;
    }

    /** Makes what detection takes of a list's rows. */
    public static ListedRows rows(List<SessionSnapshot> readable, List<UnreadableRow> unreadable) {
        return ListedRows.of(
                readable, unreadable.stream().map(UnreadableRow::place).toList());
    }

    /**
     * Returns the total of a list, which must be known, as it would otherwise prove that nothing is missing.
     *
     * @param unknown what stands for a total that the answer does not tell
     */
    public long total(long total, long unknown) {
        if (total == unknown) {
            throw new UndecodableAnswerException(
                    account.vendor(),
                    "The API's list of sessions names no total, so new ends cannot be counted; they are still found by"
                            + " webhooks and by reading each known session after its end of life.",
                    OK);
        }
        return total;
    }
}
