package xyz.cr3dentials.camel.ledger.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionState;
import xyz.cr3dentials.camel.ledger.SessionTally;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.ledger.memory.MemoryAccount.ItemId;
import xyz.cr3dentials.camel.ledger.state.PendingHint;
import xyz.cr3dentials.camel.ledger.state.SessionRows;
import xyz.cr3dentials.camel.ledger.state.TrackedSession;

/** The sessions in a {@link MemoryStore}. */
final class MemorySessions implements SessionRows {

    private final MemoryTransaction transaction;

    MemorySessions(MemoryTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Optional<TrackedSession> lock(SessionKey key) {
        return Optional.ofNullable(transaction.of(key.account()).find(key.sessionId(), transaction.now()));
    }

    @Override
    public Map<String, TrackedSession> find(Account account, Collection<String> sessionIds) {
        MemoryAccount kept = transaction.of(account);
        Map<String, TrackedSession> found = new LinkedHashMap<>();
        for (String id : sessionIds) {
            TrackedSession session = kept.find(id, transaction.now());
            if (session != null) {
                found.put(id, session);
            }
        }
        return found;
    }

    @Override
    public boolean insert(TrackedSession session) {
        put(session);
        return true;
    }

    /** Of history its name is enough. */
    @Override
    public void insertUnknown(List<TrackedSession> sessions) {
        for (TrackedSession session : sessions) {
            MemoryAccount kept = transaction.of(session.key().account());
            if (kept.find(session.key().sessionId(), transaction.now()) == null) {
                kept.history.add(session.key().sessionId());
                transaction.journal().note();
            }
        }
    }

    @Override
    public void update(TrackedSession session) {
        put(session);
    }

    private void put(TrackedSession session) {
        MemoryAccount kept = transaction.of(session.key().account());
        String id = session.key().sessionId();
        Journal journal = transaction.journal();
        boolean open = session.hint() != null
                || session.state() == SessionState.HINTED
                || session.state() == SessionState.OPEN;
        if (open) {
            if (!kept.open.contains(id) && kept.open.size() >= kept.limits.open()) {
                throw new LedgerException(
                        "%s sessions are open or hinted at, which is all that this ledger keeps; use a durable ledger."
                                .formatted(kept.open.size()));
            }
            journal.add(kept.open, id);
        } else {
            journal.remove(kept.open, id);
        }
        journal.put(kept.sessions, id, session);
        ItemId item = new ItemId(ItemKind.END, id);
        journal.remove(kept.settled, item);
        boolean settled = session.state() == SessionState.DELIVERED
                || session.state() == SessionState.UNWANTED
                || session.state() == SessionState.ABANDONED;
        if (settled && session.hint() == null) {
            journal.put(
                    kept.settled, item, Objects.requireNonNullElse(session.end().settledAt(), transaction.now()));
        }
    }

    @Override
    public void delete(SessionKey key) {
        MemoryAccount kept = transaction.of(key.account());
        transaction.journal().remove(kept.sessions, key.sessionId());
        transaction.journal().remove(kept.open, key.sessionId());
        transaction.journal().remove(kept.timelines, key.sessionId());
    }

    @Override
    public List<TrackedSession> dueHints(Account account, int maximum) {
        // Sorting is stable and sessions come in the order they became known.
        return hinted(account)
                .filter(session -> !hint(session).dueAt().isAfter(transaction.now()))
                .sorted(Comparator.comparing(
                                (TrackedSession session) -> hint(session).rank())
                        .thenComparing(session -> hint(session).dueAt()))
                .limit(maximum)
                .toList();
    }

    @Override
    public Optional<Instant> nextHint(Account account) {
        return hinted(account)
                .map(MemorySessions::hint)
                .filter(hint -> hint.claim() == null || !hint.dueAt().isAfter(transaction.now()))
                .map(PendingHint::dueAt)
                .min(Comparator.naturalOrder());
    }

    private Stream<TrackedSession> hinted(Account account) {
        return openOnes(account).filter(session -> session.hint() != null);
    }

    private static PendingHint hint(TrackedSession session) {
        return Objects.requireNonNull(session.hint());
    }

    private Stream<TrackedSession> openOnes(Account account) {
        MemoryAccount kept = transaction.of(account);
        return kept.open.stream().map(kept.sessions::get).filter(Objects::nonNull);
    }

    private Stream<TrackedSession> inState(Account account, SessionState state) {
        return openOnes(account).filter(session -> session.state() == state);
    }

    @Override
    public List<TrackedSession> open(Account account, int maximum) {
        return inState(account, SessionState.OPEN)
                .sorted(Comparator.comparing(TrackedSession::knownSince).reversed())
                .limit(maximum)
                .toList();
    }

    @Override
    public List<TrackedSession> overdue(Account account, Instant expiredBefore, Instant knownBefore, int maximum) {
        return Stream.concat(
                        over(account, session -> session.told().expiresAt(), expiredBefore, maximum),
                        over(
                                account,
                                session -> session.told().expiresAt() == null ? session.knownSince() : null,
                                knownBefore,
                                maximum))
                .toList();
    }

    private Stream<TrackedSession> over(
            Account account, Function<TrackedSession, @Nullable Instant> time, Instant before, int maximum) {
        return inState(account, SessionState.OPEN)
                .filter(session -> session.hint() == null)
                .filter(session -> isBefore(time.apply(session), before))
                .sorted(Comparator.comparing(session -> Objects.requireNonNull(time.apply(session))))
                .limit(maximum);
    }

    @Override
    public List<TrackedSession> erasable(Account account, Instant before, int maximum) {
        return transaction.of(account).sessions.values().stream()
                .filter(session -> isBefore(session.end().erasableSince(), before))
                .limit(maximum)
                .toList();
    }

    private static boolean isBefore(@Nullable Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }

    @Override
    public long countOpen(Account account) {
        return inState(account, SessionState.OPEN).count();
    }

    @Override
    public long countHinted(Account account) {
        return hinted(account).count();
    }

    @Override
    public List<TrackedSession> search(SessionFilter filter, int maximum, @Nullable ListingPosition after) {
        return matching(filter)
                .filter(session -> after == null || ListingPosition.NEWEST_FIRST.compare(position(session), after) > 0)
                .sorted(Comparator.comparing(MemorySessions::position, ListingPosition.NEWEST_FIRST))
                .limit(maximum)
                .toList();
    }

    private static ListingPosition position(TrackedSession session) {
        return new ListingPosition(session.knownSince(), session.key());
    }

    @Override
    public List<SessionTally.Part> tally(SessionFilter filter) {
        return matching(filter)
                .map(session ->
                        new SessionTally.Part(session.state(), session.told().status(), 1))
                .toList();
    }

    private Stream<TrackedSession> matching(SessionFilter filter) {
        return filter.accounts().stream()
                .flatMap(account -> transaction.of(account).sessions.values().stream())
                .filter(session -> matches(filter, session));
    }

    private static boolean matches(SessionFilter wanted, TrackedSession session) {
        return (wanted.states().isEmpty() || wanted.states().contains(session.state()))
                && (wanted.statuses().isEmpty()
                        || wanted.statuses().contains(session.told().status()))
                && (wanted.reference() == null
                        || wanted.reference().equals(session.told().reference()))
                && (wanted.sessionId() == null
                        || wanted.sessionId().equals(session.key().sessionId()))
                && (wanted.since() == null || !session.knownSince().isBefore(wanted.since()))
                && (wanted.until() == null || session.knownSince().isBefore(wanted.until()));
    }

    @Override
    public void append(SessionKey key, List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        MemoryAccount kept = transaction.of(key.account());
        if (kept.sessions.containsKey(key.sessionId())) {
            List<TimelineEntry> all = new ArrayList<>(kept.timelines.getOrDefault(key.sessionId(), List.of()));
            all.addAll(entries);
            transaction.journal().put(kept.timelines, key.sessionId(), all);
        }
    }

    @Override
    public List<TimelineEntry> timeline(SessionKey key) {
        return List.copyOf(transaction.of(key.account()).timelines.getOrDefault(key.sessionId(), List.of()));
    }

    @Override
    public int deleteTimeline(Account account, Instant before, int maximum) {
        MemoryAccount kept = transaction.of(account);
        int left = maximum;
        for (Map.Entry<String, List<TimelineEntry>> timeline : List.copyOf(kept.timelines.entrySet())) {
            int old = (int) timeline.getValue().stream()
                    .takeWhile(entry -> entry.at().isBefore(before))
                    .limit(left)
                    .count();
            if (old > 0) {
                List<TimelineEntry> all = timeline.getValue();
                transaction.journal().put(kept.timelines, timeline.getKey(), List.copyOf(all.subList(old, all.size())));
                left -= old;
            }
        }
        return maximum - left;
    }
}
