package xyz.cr3dentials.camel.bench.detection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.ListedSessions;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.Subscription;

/** A vendor with any number of old sessions, newest first, a fifth of them in each terminal status. */
final class OldSessions implements SessionSource {

    static final Account ACCOUNT = new Account("cr3dentials", "default");
    static final List<String> STATUSES = List.of("COMPLETED", "PARTIAL_COMPLETE", "ERROR", "CANCELLED", "TERMINATED");
    static final Subscription ENDS =
            new Subscription(ACCOUNT, ItemKind.END, Subscription.DEFAULT, Set.copyOf(STATUSES));
    private static final int REMEMBERED = 200;
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, ArrayDeque<SessionSnapshot>> ended = new HashMap<>();
    private final Map<String, SessionSnapshot> known = new HashMap<>();
    private final Map<String, SessionSnapshot> open = new LinkedHashMap<>();
    private final Map<String, Map<Long, SessionSnapshot>> first = new HashMap<>();
    private final long oldOfEach;
    private long requests;

    OldSessions(long old) {
        oldOfEach = old / STATUSES.size();
        STATUSES.forEach(status -> ended.put(status, new ArrayDeque<>()));
    }

    long requests() {
        return requests;
    }

    /** Creates a session that goes on. */
    SessionSnapshot create() {
        Instant now = Instant.now();
        SessionSnapshot created = snapshot(UUID.randomUUID().toString(), "CREATED", now, null);
        open.put(created.key().sessionId(), created);
        return created;
    }

    /** Ends the session that is open for longest. */
    void end(String status) {
        SessionSnapshot oldest = open.values().iterator().next();
        open.remove(oldest.key().sessionId());
        SessionSnapshot last = snapshot(oldest.key().sessionId(), status, created(oldest), Instant.now());
        known.put(last.key().sessionId(), last);
        list(status).addFirst(last);
    }

    @Override
    public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
        requests++;
        List<SessionSnapshot> page = new ArrayList<>();
        long total = 0;
        if (status == null) {
            open.values().stream().skip(offset).limit(limit).forEach(page::add);
            total = open.size();
        }
        for (String shown : status == null ? STATUSES : List.of(status)) {
            add(shown, page, limit, Math.max(0, offset + page.size() - total));
            total += total(shown);
        }
        return new ListedSessions(page, total, offset);
    }

    private void add(String status, List<SessionSnapshot> page, int limit, long offset) {
        list(status).stream().skip(offset).limit(limit - page.size()).forEach(page::add);
        long first = Math.max(0, offset - list(status).size());
        for (long i = first; page.size() < limit && i < oldOfEach; i++) {
            page.add(old(status, i));
        }
    }

    private long total(String status) {
        return list(status).size() + oldOfEach;
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        requests++;
        return Optional.ofNullable(known.getOrDefault(sessionId, open.get(sessionId)));
    }

    private ArrayDeque<SessionSnapshot> list(String status) {
        return ended.get(status);
    }

    /** The first rows, which every tick shows, are made once, so that their making is no part of a tick's cost. */
    private SessionSnapshot old(String status, long index) {
        return index >= REMEMBERED
                ? make(status, index)
                : first.computeIfAbsent(status, absent -> new HashMap<>())
                        .computeIfAbsent(index, absent -> make(status, index));
    }

    private static SessionSnapshot make(String status, long index) {
        Instant at = OLD.minusSeconds(60 * index);
        return snapshot(new UUID(status.hashCode(), index).toString(), status, at, at.plusSeconds(240));
    }

    private static Instant created(SessionSnapshot session) {
        Instant createdAt = session.createdAt();
        return createdAt == null ? Instant.now() : createdAt;
    }

    private static SessionSnapshot snapshot(
            String id, String status, Instant createdAt, @Nullable Instant completedAt) {
        return new SessionSnapshot(
                new SessionKey(ACCOUNT, id),
                status,
                completedAt != null,
                createdAt,
                completedAt,
                createdAt.plusSeconds(604_800),
                null,
                "{\"sessionId\":\"" + id + "\",\"status\":\"" + status + "\"}");
    }
}
