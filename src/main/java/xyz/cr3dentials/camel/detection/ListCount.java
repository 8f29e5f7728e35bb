package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.Certificate.Place;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Compares what the list of one status counts with what the ledger knows, which proves or disproves that nothing is new. */
final class ListCount {

    private static final Logger LOG = LoggerFactory.getLogger(ListCount.class);
    /** A list may lag behind a read by id for this long without being taken for purged. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private static final int MOST_DOUBTFUL = 1_000;

    private final Set<String> awaited = new HashSet<>();
    private final Map<String, SessionSnapshot> doubtful = new LinkedHashMap<>();
    private final SessionLedger ledger;
    private final RowIntake intake;
    private final ListLease lease;
    private final Clock clock;
    private Certificate certificate;
    private @Nullable Instant savedProof;
    private long total;
    private long knownAtSettling = -1;
    private long earlierKnown = Long.MIN_VALUE;
    private Instant earlierAt = Instant.MIN;

    ListCount(SessionLedger ledger, RowIntake intake, ListLease lease, Clock clock, Certificate certificate) {
        this.ledger = ledger;
        this.intake = intake;
        this.lease = lease;
        this.clock = clock;
        this.certificate = certificate;
        this.total = known();
    }

    Certificate certificate() {
        return certificate;
    }

    /** Returns the total that the list showed last. */
    long total() {
        return total;
    }

    /** Returns how many sessions of the list are known, by count or by id. */
    long known() {
        return certificate.listedBefore() + ledger.detection().countLearnt(certificate.account(), certificate.status());
    }

    /** Returns how many sessions the list counted last that are neither known nor about to be read; below zero if fewer. */
    long missing() {
        long known = known();
        if (!awaited.isEmpty() && known != knownAtSettling) {
            // A result that was read meanwhile is known; it must not count twice and so hide one that is missing.
            settleAwaited();
            known = known();
        }
        return total - known - awaited.size();
    }

    /** Returns the ids whose result is about to be read. */
    Set<String> awaited() {
        return Collections.unmodifiableSet(awaited);
    }

    /**
     * Compares.
     *
     * @param knownBefore what {@link #known} was before the list was asked, so that what ends meanwhile proves nothing
     * @param listTotal what the list counts
     * @param taken what came of the rows it showed
     */
    void compare(long knownBefore, long listTotal, RowIntake.Taken taken) {
        total = listTotal;
        awaited.addAll(taken.awaited());
        taken.doubtful().forEach(row -> doubtful.put(row.key().sessionId(), row));
        keepLatestDoubtful();
        long room = listTotal - knownBefore;
        if (room >= 0 && taken.fresh() > room) {
            // Rows that were counted blindly before, say after a purge, and are known by id now.
            put(certificate.listedBefore() - (taken.fresh() - room), certificate.openBefore(), certificate.purgedAt());
        }
        Instant now = clock.instant();
        if (!now.isBefore(earlierAt.plus(LAG))) {
            if (listTotal < earlierKnown) {
                shrink(listTotal);
            }
            earlierKnown = Math.min(knownBefore, known());
            earlierAt = now;
        }
        if (listTotal == knownBefore && missing() == 0) {
            prove(now);
        }
    }

    private Stream<SessionSnapshot> latestDoubtful() {
        return doubtful.values().stream()
                .sorted(Comparator.comparing(
                        row -> Objects.requireNonNullElse(RowIntake.end(row), Instant.MIN), Comparator.reverseOrder()));
    }

    private void keepLatestDoubtful() {
        if (doubtful.size() > 2 * MOST_DOUBTFUL) {
            List<SessionSnapshot> kept = latestDoubtful().limit(MOST_DOUBTFUL).toList();
            doubtful.clear();
            kept.forEach(row -> doubtful.put(row.key().sessionId(), row));
        }
    }

    private void shrink(long listTotal) {
        long excess = known() - listTotal;
        if (excess <= 0) {
            return;
        }
        // A session that had ended when the list was first counted, but was learnt as ended later, was counted twice.
        boolean twice = excess <= certificate.openBefore();
        if (!twice) {
            LOG.warn(
                    "The list of sessions in status {} has lost {} rows; open sessions are asked for by their ids every hour for as long as one lives",
                    certificate.status(),
                    excess);
        }
        put(
                certificate.listedBefore() - excess,
                twice ? certificate.openBefore() - excess : 0,
                twice ? certificate.purgedAt() : clock.instant());
    }

    private void prove(Instant now) {
        if (!doubtful.isEmpty()) {
            intake.forget(certificate.status(), List.copyOf(doubtful.keySet()));
            doubtful.clear();
        }
        // The proof is only shown to people; a write a minute is enough for that.
        if (savedProof == null || !now.isBefore(savedProof.plus(LAG))) {
            savedProof = now;
            save(certificate.withProof(now));
        } else {
            certificate = certificate.withProof(now);
        }
    }

    /** Lets go of ids whose result was read since, and asks anew for those whose hint was given up. */
    void settleAwaited() {
        if (awaited.isEmpty()) {
            return;
        }
        // Counted before, so that whatever ends during the look-up is settled at the next one.
        knownAtSettling = known();
        Account account = certificate.account();
        ledger.lookUp(account, awaited).forEach((sessionId, knowledge) -> {
            if (knowledge == Knowledge.TERMINAL) {
                awaited.remove(sessionId);
            } else if (knowledge == Knowledge.UNKNOWN) {
                ledger.hintListed(new SessionKey(account, sessionId), certificate.status());
            }
        });
    }

    /** The whole list was read: of the rows in doubt, as many as are missing must be new, and the latest ones are. */
    void settleDoubtful() {
        List<SessionSnapshot> latest =
                latestDoubtful().limit(Math.max(0, missing())).toList();
        for (SessionSnapshot row : latest) {
            doubtful.remove(row.key().sessionId());
            if (!intake.learn(row)) {
                awaited.add(row.key().sessionId());
            }
        }
        intake.forget(certificate.status(), List.copyOf(doubtful.keySet()));
        doubtful.clear();
    }

    /** Takes what the list counts for known, since nothing can be found that explains the difference. */
    void accept() {
        long unexplained = missing();
        if (unexplained > 0) {
            LOG.warn(
                    "The list of sessions in status {} counts {} more than it shows; open sessions are asked for by their ids at their end of life",
                    certificate.status(),
                    unexplained);
            put(certificate.listedBefore() + unexplained, certificate.openBefore(), certificate.purgedAt());
        }
    }

    /** Writes down that the list's total can be believed no more, or again, so that every node shows it. */
    void disproven(boolean disproven) {
        if (disproven != (certificate.disprovenAt() != null)) {
            save(certificate.withDisproof(disproven ? clock.instant() : null));
        }
    }

    void place(Place place) {
        if (place != certificate.place()) {
            save(certificate.withPlace(place));
        }
    }

    void nextOffset(long nextOffset) {
        if (nextOffset != certificate.nextOffset()) {
            save(certificate.withNextOffset(nextOffset));
        }
    }

    private void put(long listedBefore, long openBefore, @Nullable Instant purgedAt) {
        save(certificate.withCount(listedBefore, openBefore, purgedAt));
    }

    private void save(Certificate changed) {
        lease.save(changed);
        certificate = changed;
    }
}
