package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionTally;
import xyz.cr3dentials.camel.ledger.TimelineEntry;

/** The sessions of a store and their timelines. Internal. */
public interface SessionRows {

    /** Loads one, which nobody else changes until the end of the transaction. */
    Optional<TrackedSession> lock(SessionKey key);

    /** Loads those that are known, by their ids, as they are at this moment. */
    Map<String, TrackedSession> find(Account account, Collection<String> sessionIds);

    /** Adds one; returns false, and does nothing, when somebody else has added it meanwhile. */
    boolean insert(TrackedSession session);

    /** Adds those of which nothing is known. */
    void insertUnknown(List<TrackedSession> sessions);

    /** Saves one that was locked. */
    void update(TrackedSession session);

    /** Removes one that was locked. */
    void delete(SessionKey key);

    /**
     * Locks those with a due hint, webhooks' first, passing over what others have locked.
     *
     * @param maximum how many at most
     */
    List<TrackedSession> dueHints(Account account, int maximum);

    /** Returns when the earliest hint that nobody has claimed is due. */
    Optional<Instant> nextHint(Account account);

    /** Loads open ones, those heard of last first. */
    List<TrackedSession> open(Account account, int maximum);

    /**
     * Loads open ones without a hint whose end of life is over.
     *
     * @param expiredBefore those told to end before this time; the earliest first, as many as {@code maximum}
     * @param knownBefore those told no end and known before this time; the earliest first, as many as {@code maximum}
     */
    List<TrackedSession> overdue(Account account, Instant expiredBefore, Instant knownBefore, int maximum);

    /** Locks those whose data nobody has needed since before a time, passing over what others have locked. */
    List<TrackedSession> erasable(Account account, Instant before, int maximum);

    /** Counts open ones. */
    long countOpen(Account account);

    /** Counts those with a hint. */
    long countHinted(Account account);

    /** Returns those that meet a filter, those heard of last first. */
    List<TrackedSession> search(SessionFilter filter, int maximum, @Nullable ListingPosition after);

    /** Counts those that meet a filter. */
    List<SessionTally.Part> tally(SessionFilter filter);

    /** Adds to the end of a timeline. */
    void append(SessionKey key, List<TimelineEntry> entries);

    /** Returns a timeline, oldest entry first. */
    List<TimelineEntry> timeline(SessionKey key);

    /** Removes timeline entries from before a time, as many as given at most, and returns how many. */
    int deleteTimeline(Account account, Instant before, int maximum);
}
