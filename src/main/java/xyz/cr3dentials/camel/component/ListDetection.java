package xyz.cr3dentials.camel.component;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.ListedSessions;
import xyz.cr3dentials.camel.detection.SessionAudit;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.detection.feed.FeedPage;

/**
 * How ended sessions are found in a vendor's list.
 *
 * @param <C> the vendor's client
 * @param <E> the vendor's endpoint
 */
public interface ListDetection<C, E> {

    /** Makes the detector of the wanted ends, by the rules of the endpoint's options. */
    TerminalSessionDetector detector(E endpoint, ClientReads<C> reads, DetectionRules rules);

    /** Makes the comparison of the ledger with the vendor. */
    SessionAudit audit(E endpoint, ClientReads<C> reads, List<String> statuses);

    /**
     * Looks at a list that can be filtered by status and tells how many sessions match.
     *
     * @param <C> the vendor's client
     */
    @FunctionalInterface
    interface CountedLook<C> {

        /** Reads at most so many sessions of a status, any when it is null, after so many others. */
        ListedSessions at(C client, ClientReads<C> reads, @Nullable String status, int limit, long offset);
    }

    /**
     * Looks at a list that has neither a filter by status nor a total, and whose pages follow one another by a token.
     *
     * @param <C> the vendor's client
     * @param <E> the vendor's endpoint
     */
    @FunctionalInterface
    interface FeedLook<C, E> {

        /** Reads at most so many sessions from where the token says, the first ones when it is null. */
        FeedPage at(E endpoint, C client, ClientReads<C> reads, @Nullable String token, int limit);
    }

    /** Lets detection ask a client about a list that is counted. */
    static <C> SessionSource source(ClientReads<C> reads, CountedLook<C> look) {
        return new CountedList.Source<>(reads, look);
    }

    /** Returns the detection for a list that is counted. */
    static <C, E extends VendorEndpoint<?>> ListDetection<C, E> counted(CountedLook<C> look) {
        return new CountedList<>(look);
    }

    /** Returns the detection for a list that is fed. */
    static <C, E extends VendorEndpoint<?>> ListDetection<C, E> fed(FeedLook<C, E> look) {
        return new FedList<>(look);
    }
}
