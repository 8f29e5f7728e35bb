package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** A vendor whose list can be in any order, change while it is read, and fail. */
public final class SimulatedVendor implements SessionSource {

    static final List<String> TERMINAL = List.of("COMPLETED", "PARTIAL", "ERROR", "CANCELLED", "TERMINATED");
    static final Duration LIFETIME = Duration.ofHours(2);

    /** In which order the list shows its rows. */
    public enum Order {
        NEWEST_FIRST(Comparator.comparing((Row row) -> row.createdAt).reversed()),
        OLDEST_FIRST(Comparator.comparing(row -> row.createdAt)),
        LATEST_ENDED_FIRST(Comparator.comparing((Row row) -> row.completedAt).reversed()),
        FIRST_ENDED_FIRST(Comparator.comparing(row -> row.completedAt)),
        BY_ID(Comparator.comparing(row -> row.id)),
        BY_ID_BACKWARDS(Comparator.comparing((Row row) -> row.id).reversed()),
        UNSTABLE(null);

        private final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator;
        }
    }

    public static final class Row {

        final String id;
        final Instant createdAt;
        final Instant completedAt;
        final String outcome;
        /** What the creation named; lists do not show it. */
        String reference;

        private Row(String id, Instant createdAt, Instant completedAt, String outcome) {
            this.id = id;
            this.createdAt = createdAt;
            this.completedAt = completedAt;
            this.outcome = outcome;
        }
    }

    final Map<String, Row> rows = new LinkedHashMap<>();
    private final Account account;
    private final Clock clock;
    private final Random random;
    Order order;

    /** Sessions whose rows cannot be read. */
    final Set<String> unreadable = new HashSet<>();

    boolean ignoresOffset;
    boolean ignoresFilter;
    /** At how many rows the vendor stops to count, though it shows more. */
    int mostCounted = Integer.MAX_VALUE;

    int pageLimit = Integer.MAX_VALUE;
    double failureRate;
    /** What every read by id ends with, null when it does not. */
    RuntimeException failure;
    /** Called before each page, to let sessions end while pages are read. */
    Runnable beforePage = () -> {};

    /** Called before each read by id. */
    Runnable beforeGet = () -> {};

    int listCalls;
    final List<String> gets = new ArrayList<>();

    SimulatedVendor(Account account, Clock clock, Random random, Order order) {
        this.account = account;
        this.clock = clock;
        this.random = random;
        this.order = order;
    }

    /** Creates a session that ends by itself at some time within its life. */
    Row create(Instant createdAt) {
        long life = (long) (LIFETIME.toMillis() * random.nextDouble());
        return create(createdAt, createdAt.plusMillis(life), TERMINAL.get(random.nextInt(TERMINAL.size())));
    }

    Row create(Instant createdAt, Instant completedAt, String outcome) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Row row = new Row(id, createdAt, completedAt, outcome);
        rows.put(id, row);
        return row;
    }

    /** Puts another end in the place of a session's. */
    void decideAnew(Row row, String outcome) {
        rows.put(row.id, new Row(row.id, row.createdAt, row.completedAt, outcome));
    }

    @Override
    public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
        listCalls++;
        beforePage.run();
        failSometimes();
        List<Row> matching = new ArrayList<>(rows.values().stream()
                .filter(row -> status == null
                        || (ignoresFilter ? hasEnded(row) : status(row).equals(status)))
                .toList());
        if (order.comparator == null) {
            Collections.shuffle(matching, random);
        } else {
            matching.sort(order.comparator.thenComparing(row -> row.id));
        }
        long used = ignoresOffset ? 0 : offset;
        List<Row> page =
                matching.stream().skip(used).limit(Math.min(limit, pageLimit)).toList();
        List<SessionSnapshot> readable = page.stream()
                .filter(row -> !unreadable.contains(row.id))
                .map(row -> snapshot(row, false))
                .toList();
        List<Integer> places = IntStream.range(0, page.size())
                .filter(place -> unreadable.contains(page.get(place).id))
                .boxed()
                .toList();
        return new ListedSessions(ListedRows.of(readable, places), Math.min(mostCounted, matching.size()), used);
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        beforeGet.run();
        gets.add(sessionId);
        if (failure != null) {
            throw failure;
        }
        failSometimes();
        return Optional.ofNullable(rows.get(sessionId)).map(row -> snapshot(row, true));
    }

    @Override
    public boolean isUnreadable(RuntimeException failure) {
        return failure instanceof ArithmeticException;
    }

    private void failSometimes() {
        if (random.nextDouble() < failureRate) {
            throw new IllegalStateException("503");
        }
    }

    boolean hasEnded(Row row) {
        return !clock.instant().isBefore(row.completedAt);
    }

    private String status(Row row) {
        if (hasEnded(row)) {
            return row.outcome;
        }
        // A status that no document names, as the vendor may add one.
        return row.id.hashCode() % 2 == 0 ? "RUNNING" : "PONDERING";
    }

    SessionSnapshot snapshot(Row row, boolean details) {
        return new SessionSnapshot(
                new SessionKey(account, row.id),
                status(row),
                hasEnded(row),
                row.createdAt,
                hasEnded(row) ? row.completedAt : null,
                details ? row.createdAt.plus(LIFETIME) : null,
                details ? row.reference : null,
                details ? "{\"result\":1}" : "{}");
    }
}
