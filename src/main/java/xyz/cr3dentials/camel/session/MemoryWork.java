package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to do for one account, seen from its sessions; guarded by the ledger's lock. */
final class MemoryWork {

    private final Set<MemorySession> open;
    private final Set<MemorySession> undelivered;

    /**
     * @param open not ended or hinted at, in the order they became known
     * @param undelivered due or parked, in the order they ended
     */
    MemoryWork(Set<MemorySession> open, Set<MemorySession> undelivered) {
        this.open = open;
        this.undelivered = undelivered;
    }

    List<PendingSession> pending(int maximum) {
        return open.stream()
                .filter(session -> session.state == SessionState.OPEN)
                .sorted(Comparator.comparing((MemorySession session) -> session.knownSince)
                        .reversed())
                .limit(maximum)
                .map(MemorySession::pending)
                .toList();
    }

    List<PendingSession> overdue(Instant expiredBefore, Duration lifetime, int maximum) {
        return open.stream()
                .filter(session -> session.state == SessionState.OPEN && session.hint == null)
                .filter(session -> session.end(lifetime).isBefore(expiredBefore))
                .sorted(Comparator.comparing(session -> session.end(lifetime)))
                .limit(maximum)
                .map(MemorySession::pending)
                .toList();
    }

    List<MemorySession> dueHints(Instant now, int maximum) {
        List<MemorySession> due = new ArrayList<>();
        for (MemorySession session : open) {
            MemoryHint hint = session.hint;
            if (hint != null && hint.claim.isFree(now) && !now.isBefore(hint.dueAt)) {
                due.add(session);
            }
        }
        due.sort(Comparator.comparing(session -> rank(session.hint)));
        return due.subList(0, Math.min(maximum, due.size()));
    }

    // Sorting is stable and sessions come in the order they became known, so the oldest lead within a rank.
    private static int rank(@Nullable MemoryHint hint) {
        return hint != null && hint.learntBy == LearntBy.WEBHOOK ? 0 : 1;
    }

    Optional<Instant> nextDue(Set<String> statuses, Instant now) {
        Stream<Instant> hints = open.stream()
                .flatMap(session -> Stream.ofNullable(session.hint))
                .filter(hint -> hint.claim.isFree(now))
                .map(hint -> hint.dueAt);
        Stream<Instant> deliveries = undelivered.stream()
                .filter(session -> session.state == SessionState.DUE && session.claim.isFree(now))
                .filter(session -> statuses.contains(session.status))
                .map(session -> session.dueAt);
        return Stream.concat(hints, deliveries).min(Comparator.naturalOrder());
    }

    DeliveryCounts counts() {
        long pending = open.stream()
                .filter(session -> session.state == SessionState.OPEN)
                .count();
        long hinted = open.stream().filter(session -> session.hint != null).count();
        long parked = undelivered.stream()
                .filter(session -> session.state == SessionState.PARKED)
                .count();
        return new DeliveryCounts(pending, hinted, undelivered.size() - parked, parked);
    }

    List<ParkedDelivery> parked(int maximum) {
        return undelivered.stream()
                .filter(session -> session.state == SessionState.PARKED)
                .map(session -> new ParkedDelivery(
                        session.key,
                        session.status,
                        session.attempts,
                        Objects.requireNonNull(session.settledAt),
                        Objects.requireNonNull(session.failure)))
                .sorted(Comparator.comparing(ParkedDelivery::parkedAt).reversed())
                .limit(maximum)
                .toList();
    }
}
