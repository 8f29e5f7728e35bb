package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.SessionDetails;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.detection.ListedRows;
import xyz.cr3dentials.camel.detection.SessionReader;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * Lets detection ask a vendor's client, as urgently as the reason demands. Thread-safe.
 *
 * @param <C> the vendor's client
 */
public final class ClientReads<C> implements SessionReader {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Account account;
    private final C detecting;
    private final C readingHistory;
    private final C confirming;
    private final BiFunction<C, String, ? extends SessionDetails> read;

    private ClientReads(
            Account account,
            Function<RequestPriority, C> client,
            BiFunction<C, String, ? extends SessionDetails> read) {
        this.account = account;
        this.detecting = client.apply(RequestPriority.DETECT);
        this.readingHistory = client.apply(RequestPriority.BACKFILL);
        this.confirming = client.apply(RequestPriority.CONFIRM);
        this.read = read;
    }

    /**
     * Makes a reader.
     *
     * @param read reads one session by its id
     */
    public static <C extends ApiClient<C>> ClientReads<C> of(
            Account account, C client, BiFunction<C, String, ? extends SessionDetails> read) {
        return new ClientReads<>(account, client::withPriority, read);
    }

    /** Returns the client that lists are read with. */
    public C forLists(Purpose purpose) {
        return purpose == Purpose.HISTORY ? readingHistory : detecting;
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        try {
            return Optional.of(checked(Snapshots.of(account, read.apply(clientFor(reason), sessionId)), sessionId));
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
            case AUDIT -> readingHistory;
            // Not as a look: several wait for their turns at once, and looks would have to stand behind all of them.
            default -> confirming;
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

    /** Makes what detection takes of a page's rows. */
    public ListedRows rows(SessionRows<?> page) {
        return ListedRows.of(
                snapshots(page),
                page.unreadable().stream().map(UnreadableRow::place).toList());
    }

    /** Makes what the ledger keeps of the rows that could be read. */
    public List<SessionSnapshot> snapshots(SessionRows<?> page) {
        return page.sessions().stream().map(row -> Snapshots.of(account, row)).toList();
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
