package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * A vendor in virtual time that serves large lists quickly: each list is kept in its order, and every request waits for its
 * turn in the key's limit of 120 requests in 60 seconds, which are spaced evenly.
 */
final class VirtualVendor implements SessionSource {

    static final List<String> TERMINAL = List.of("COMPLETED", "PARTIAL", "ERROR", "CANCELLED", "TERMINATED");
    private static final int LIMIT = 120;
    private static final long WINDOW = 60_000;
    private static final Duration SPACING = Duration.ofMillis(WINDOW / LIMIT);

    /** In which order the lists show their rows. */
    enum Order {
        NEWEST_FIRST(Comparator.comparing((Row row) -> row.createdAt).reversed()),
        OLDEST_FIRST(Comparator.comparing(row -> row.createdAt)),
        LATEST_ENDED_FIRST(Comparator.comparing((Row row) -> row.endsAt).reversed()),
        FIRST_ENDED_FIRST(Comparator.comparing(row -> row.endsAt)),
        BY_UUID(Comparator.comparing(row -> row.id)),
        BY_UUID_BACKWARDS(Comparator.comparing((Row row) -> row.id).reversed()),
        UNSTABLE(Comparator.comparing(row -> row.id));

        final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator.thenComparing(row -> row.id);
        }
    }

    /** One session. */
    static final class Row {

        final String id;
        final Instant createdAt;
        final Instant expiresAt;
        final Instant endsAt;
        final String outcome;
        boolean ended;

        Row(String id, Instant createdAt, Instant expiresAt, Instant endsAt, String outcome) {
            this.id = id;
            this.createdAt = createdAt;
            this.expiresAt = expiresAt;
            this.endsAt = endsAt;
            this.outcome = outcome;
        }
    }

    private final Account account;
    private final ManualClock clock;
    private final Random random;
    private final Order order;
    private final Duration lifetime;
    final Map<String, Row> rows = new HashMap<>();
    private final Map<String, List<Row>> lists = new HashMap<>();
    private final Set<Row> open = new HashSet<>();
    private final PriorityQueue<Row> running = new PriorityQueue<>(Comparator.comparing(row -> row.endsAt));
    private final Deque<Long> sent = new ArrayDeque<>();
    private Instant nextTurn;

    boolean ignoresOffset;
    boolean echoesIgnoredOffset;
    boolean newStatus;
    int rowsAPage = Integer.MAX_VALUE;
    /** How many of the rows cannot be read in lists. */
    double unreadableShare;

    double failureRate;
    boolean down;
    /** Lets a request wait until a time; several can wait at once only with another one. */
    Consumer<Instant> waiter;

    Duration answersAfter = Duration.ZERO;
    /** At how many rows the vendor stops to count, though it shows more. */
    int mostCounted = Integer.MAX_VALUE;

    /** Called before each request is answered. */
    Runnable beforeAnswer = () -> {};

    long listRequests;
    long detailRequests;
    long candidateRequests;
    int mostInAMinute;
    int ended;

    VirtualVendor(Account account, ManualClock clock, Random random, Order order, Duration lifetime) {
        this.account = account;
        this.clock = clock;
        this.random = random;
        this.order = order;
        this.lifetime = lifetime;
        this.nextTurn = clock.instant();
        this.waiter = at -> clock.advance(Duration.between(clock.instant(), at));
        TERMINAL.forEach(status -> lists.put(status, new ArrayList<>()));
    }

    /** Creates a session that ends after a time in a status. */
    Row create(Instant createdAt, Duration life, String outcome) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Row row = new Row(id, createdAt, createdAt.plus(lifetime), createdAt.plus(life), outcome);
        rows.put(id, row);
        open.add(row);
        running.add(row);
        settle();
        return row;
    }

    void settle() {
        Instant now = clock.instant();
        while (!running.isEmpty() && !running.peek().endsAt.isAfter(now)) {
            Row row = running.poll();
            row.ended = true;
            ended++;
            open.remove(row);
            List<Row> list = lists.get(row.outcome);
            int index = Collections.binarySearch(list, row, order.comparator);
            list.add(-index - 1, row);
        }
    }

    /** Removes the oldest rows from the lists; they can still be read by their ids. */
    void purge(double share) {
        settle();
        for (List<Row> list : lists.values()) {
            List<Row> old = new ArrayList<>(list);
            old.sort(Comparator.comparing(row -> row.createdAt));
            list.removeAll(new HashSet<>(old.subList(0, (int) (old.size() * share))));
        }
    }

    int total(String status) {
        return lists.get(status).size();
    }

    @Override
    public ListedSessions list(String status, int limit, long offset, Purpose purpose) {
        listRequests++;
        request();
        List<Row> list = status == null ? all() : lists.get(status);
        long used = ignoresOffset ? 0 : offset;
        int size = Math.min(limit, rowsAPage);
        List<Row> page = order == Order.UNSTABLE ? sample(list, used, size) : slice(list, used, size);
        return new ListedSessions(
                ListedRows.of(
                        page.stream()
                                .filter(row -> !isUnreadable(row))
                                .map(row -> snapshot(row, false))
                                .toList(),
                        IntStream.range(0, page.size())
                                .filter(place -> isUnreadable(page.get(place)))
                                .boxed()
                                .toList()),
                Math.min(mostCounted, list.size()),
                echoesIgnoredOffset ? offset : used);
    }

    boolean isUnreadable(Row row) {
        return Math.floorMod(row.id.hashCode(), 100) < 100 * unreadableShare;
    }

    private List<Row> all() {
        List<Row> all = new ArrayList<>(open);
        lists.values().forEach(all::addAll);
        all.sort(order.comparator);
        return all;
    }

    private static List<Row> slice(List<Row> list, long offset, int size) {
        int from = (int) Math.min(offset, list.size());
        return list.subList(from, Math.min(list.size(), from + size));
    }

    /** What a page of a freshly shuffled list shows. */
    private List<Row> sample(List<Row> list, long offset, int size) {
        int count = (int) Math.max(0, Math.min(size, list.size() - offset));
        Set<Integer> chosen = new HashSet<>();
        List<Row> page = new ArrayList<>(count);
        while (page.size() < count) {
            int index = random.nextInt(list.size());
            if (chosen.add(index)) {
                page.add(list.get(index));
            }
        }
        return page;
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        if (reason == LearntBy.LIST) {
            detailRequests++;
        } else {
            candidateRequests++;
        }
        request();
        return Optional.ofNullable(rows.get(sessionId)).map(row -> snapshot(row, true));
    }

    private void request() {
        waitUntil(takeTurn());
        sent();
        waitUntil(clock.instant().plus(answersAfter));
        beforeAnswer.run();
        settle();
        if (down || random.nextDouble() < failureRate) {
            throw new IllegalStateException(random.nextBoolean() ? "429" : "503");
        }
    }

    /** Takes the next turn in the key's limit, be it for a creation, and returns when it comes. */
    Instant takeTurn() {
        Instant turn = nextTurn.isBefore(clock.instant()) ? clock.instant() : nextTurn;
        nextTurn = turn.plus(SPACING);
        return turn;
    }

    private void waitUntil(Instant at) {
        if (clock.instant().isBefore(at)) {
            waiter.accept(at);
        }
    }

    /** Notes the most requests that any minute saw. */
    private void sent() {
        long now = clock.instant().toEpochMilli();
        sent.addLast(now);
        while (sent.peekFirst() <= now - WINDOW) {
            sent.removeFirst();
        }
        mostInAMinute = Math.max(mostInAMinute, sent.size());
    }

    boolean keptTheLimit() {
        return mostInAMinute <= LIMIT;
    }

    SessionSnapshot snapshot(Row row, boolean details) {
        String status = row.ended ? row.outcome : newStatus ? "PONDERING" : "RUNNING";
        return new SessionSnapshot(
                new SessionKey(account, row.id),
                status,
                row.ended,
                row.createdAt,
                row.ended ? row.endsAt : null,
                details ? row.expiresAt : null,
                null,
                details ? "{\"result\":1}" : "{}");
    }
}
