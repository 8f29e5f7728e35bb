package xyz.cr3dentials.camel.detection;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.feed.FeedDetector;
import xyz.cr3dentials.camel.detection.feed.FeedPage;
import xyz.cr3dentials.camel.detection.feed.SessionFeed;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** A vendor whose list has no totals, sessions that come and end in it, and a detector that follows them. */
public final class FeedWorld implements SessionFeed {

    public static final Duration LIFETIME = Duration.ofHours(4);
    public static final Duration GRACE = Duration.ofMinutes(5);

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final List<String> WANTED = List.of("YES", "NO", "GONE");
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final int TICKS = 360;

    private final ManualClock clock = new ManualClock();
    private final Random random;
    private final Order order;
    private final int pageSize;
    private final boolean rowsTellEnd;
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, WANTED);
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<String>> expected = new TreeMap<>();
    private final Map<String, List<String>> delivered = new TreeMap<>();
    private final Set<String> own = new HashSet<>();
    private FeedDetector detector;
    private List<Row> shuffled = List.of();
    private boolean down;
    private int requests;
    private int mostRequests;
    private Duration latest = Duration.ZERO;

    private enum Order {
        NEWEST,
        OLDEST,
        BY_ID,
        BY_CHANGE,
        SHUFFLED
    }

    private static final class Row {
        final String id;
        final Instant createdAt;
        final @Nullable Instant expiresAt;
        String status = "OPEN";
        Instant updatedAt;

        Row(String id, Instant createdAt, @Nullable Instant expiresAt) {
            this.id = id;
            this.createdAt = createdAt;
            this.expiresAt = expiresAt;
            this.updatedAt = createdAt;
        }
    }

    public FeedWorld(long seed) {
        this.random = new Random(seed);
        this.order = Order.values()[random.nextInt(Order.values().length)];
        this.pageSize = 10 + random.nextInt(40);
        this.rowsTellEnd = random.nextInt(4) > 0;
        this.detector = newDetector();
    }

    private FeedDetector newDetector() {
        DetectionRules rules = new DetectionRules(
                ACCOUNT, WANTED, Set.of("YES"), pageSize, LIFETIME, GRACE, false, Duration.ofMinutes(2));
        return new FeedDetector(this, ledger, rules, "detector" + random.nextLong(), clock, random::nextDouble);
    }

    public void run() {
        int history = random.nextInt(120);
        Instant start = clock.instant();
        for (int i = 0; i < history; i++) {
            Row row = new Row(id(), start.minus(Duration.ofHours(2 + i % 50L)), null);
            row.status = WANTED.get(random.nextInt(WANTED.size()));
            row.updatedAt = row.createdAt.plus(Duration.ofMinutes(random.nextInt(30)));
            rows.put(row.id, row);
        }
        for (int tick = 0; tick < TICKS + LIFETIME.toMinutes() + 120; tick++) {
            if (tick < TICKS) {
                live();
            }
            down = tick < TICKS && (down ? random.nextInt(4) > 0 : random.nextInt(40) == 0);
            if (tick < TICKS && random.nextInt(60) == 0) {
                detector = newDetector(); // the old one is silent from now on
            }
            shuffled = List.of();
            requests = 0;
            tick();
            clock.advance(TICK);
        }
    }

    private void live() {
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean told = random.nextBoolean();
            Row row = new Row(id(), clock.instant(), told ? clock.instant().plus(LIFETIME) : null);
            rows.put(row.id, row);
            if (random.nextBoolean()) {
                own.add(row.id);
                ledger.record(snapshot(row), LearntBy.CREATE);
            }
        }
        for (Row row : rows.values()) {
            if (row.status.equals("OPEN") && random.nextInt(60) == 0) {
                end(row, WANTED.get(random.nextInt(WANTED.size())));
            } else if (expected.containsKey(row.id)
                    && expected.get(row.id).equals(delivered.get(row.id))
                    && random.nextInt(2_000) == 0) {
                end(row, row.status.equals("YES") ? "NO" : "YES");
            }
        }
    }

    private void end(Row row, String status) {
        row.status = status;
        row.updatedAt = clock.instant();
        expected.computeIfAbsent(row.id, id -> new ArrayList<>()).add(status);
    }

    private void tick() {
        int before = delivered.values().stream().mapToInt(List::size).sum();
        try {
            detector.detect();
        } catch (IllegalStateException e) {
            if (!down) {
                throw e;
            }
        }
        for (Delivery delivery :
                ledger.claim(TestSubscriptions.ends(ACCOUNT, Set.copyOf(WANTED)), 100, Duration.ofMinutes(1))) {
            SessionSnapshot snapshot = delivery.fact().snapshot();
            String id = snapshot.key().sessionId();
            boolean first = own.contains(id) && !delivered.containsKey(id);
            delivered.computeIfAbsent(id, key -> new ArrayList<>()).add(snapshot.status());
            ledger.markDelivered(delivery);
            Duration late = Duration.between(rows.get(id).updatedAt, clock.instant());
            latest = first && late.compareTo(latest) > 0 ? late : latest;
        }
        boolean quiet = delivered.values().stream().mapToInt(List::size).sum() == before
                && ledger.counts(ACCOUNT).hinted() == 0;
        // Only after the end of all life is it sure that nothing was news to the detector.
        if (quiet
                && expected.keySet().equals(delivered.keySet())
                && ledger.counts(ACCOUNT).pending() == 0) {
            mostRequests = Math.max(mostRequests, requests);
        }
    }

    @Override
    public FeedPage page(@Nullable String token, int limit, SessionSource.Purpose purpose) {
        request();
        List<Row> list = list();
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(list.size(), from + limit);
        List<SessionSnapshot> page = list.subList(Math.min(from, to), to).stream()
                .map(this::snapshot)
                .toList();
        return new FeedPage(page, to < list.size() ? Integer.toString(to) : null);
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        request();
        return Optional.ofNullable(rows.get(sessionId)).map(this::snapshot);
    }

    private void request() {
        requests++;
        if (down) {
            throw new IllegalStateException("the vendor is down");
        }
    }

    private List<Row> list() {
        List<Row> list = new ArrayList<>(rows.values());
        switch (order) {
            case NEWEST -> Collections.reverse(list);
            case OLDEST -> list.sort(Comparator.comparing(row -> row.createdAt));
            case BY_ID -> list.sort(Comparator.comparing(row -> row.id));
            case BY_CHANGE ->
                list.sort(Comparator.comparing((Row row) -> row.updatedAt).reversed());
            case SHUFFLED -> {
                if (shuffled.size() != list.size() || random.nextInt(3) == 0) {
                    Collections.shuffle(list, random);
                    shuffled = list;
                }
                list = shuffled;
            }
        }
        return list;
    }

    private SessionSnapshot snapshot(Row row) {
        boolean ended = WANTED.contains(row.status);
        return new SessionSnapshot(
                new SessionKey(ACCOUNT, row.id),
                row.status,
                ended,
                row.createdAt,
                ended && rowsTellEnd ? row.updatedAt : null,
                row.expiresAt,
                null,
                "{}");
    }

    private String id() {
        return Long.toHexString(random.nextLong());
    }

    public Map<String, List<String>> expected() {
        return expected;
    }

    public Map<String, List<String>> delivered() {
        return delivered;
    }

    public int mostRequestsATick() {
        return mostRequests;
    }

    public Duration latest() {
        return latest;
    }
}
