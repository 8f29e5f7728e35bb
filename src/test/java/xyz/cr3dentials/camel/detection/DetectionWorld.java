package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import xyz.cr3dentials.camel.detection.VirtualVendor.Order;
import xyz.cr3dentials.camel.detection.VirtualVendor.Row;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.TestSubscriptions;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** One vendor with its moods, one detector with its restarts, some hours of virtual time; and what went wrong in it. */
public final class DetectionWorld {

    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration LEASE = Duration.ofMinutes(1);
    static final Duration GRACE = Duration.ofMinutes(5);
    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Set<String> WITHOUT_RESULT = Set.of("COMPLETED", "PARTIAL", "ERROR");
    private static final int BUSY_TICKS = 40;

    /** What a vendor may do wrong. */
    enum Mood {
        NONE,
        ENDINGS_WHILE_PAGING,
        OUTAGE,
        PURGE,
        OFFSET_IGNORED,
        OFFSET_IGNORED_BUT_ECHOED,
        LIMIT_IGNORED,
        UNKNOWN_STATUS,
        FAILURES,
        WEBHOOKS_TOO,
        RESTARTS,
        UNREADABLE_ROWS,
        TOTAL_CAPPED
    }

    final Order order;
    final Set<Mood> moods = new HashSet<>();
    final boolean backfill;
    private final long seed;
    private final ManualClock clock = new ManualClock();
    private final Random random;
    private final VirtualVendor vendor;
    private final SessionSource source;
    private final int requestsAList;
    private final MemorySessionLedger ledger = TestSubscriptions.wanting(clock, ACCOUNT, VirtualVendor.TERMINAL);
    private final DetectionRules rules;
    private CertificateDetector detector;
    private final Set<String> own = new HashSet<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int starts;
    private int ticksSinceStart;
    private int gatesChecked;

    DetectionWorld(long seed) {
        this(seed, vendor -> vendor, 1);
    }

    /** The function gives the vendor's list another shape, in which rows by offset may take several requests. */
    DetectionWorld(long seed, Function<VirtualVendor, SessionSource> shape, int requestsAList) {
        this.seed = seed;

        this.random = new Random(seed);
        this.order = Order.values()[random.nextInt(Order.values().length)];
        for (int i = random.nextInt(3); i >= 0; i--) {
            moods.add(Mood.values()[random.nextInt(Mood.values().length)]);
        }
        // Drawn all the same, so that each world keeps its other traits.
        random.nextInt(3);
        this.backfill = random.nextInt(4) == 0;
        this.vendor = new VirtualVendor(ACCOUNT, clock, random, order, LIFETIME);
        vendor.ignoresOffset = has(Mood.OFFSET_IGNORED) || has(Mood.OFFSET_IGNORED_BUT_ECHOED);
        vendor.echoesIgnoredOffset = has(Mood.OFFSET_IGNORED_BUT_ECHOED);
        vendor.rowsAPage = has(Mood.LIMIT_IGNORED) ? 1 + random.nextInt(9) : Integer.MAX_VALUE;
        this.source = shape.apply(vendor);
        // The vendor's own page size has to be learnt first.
        this.requestsAList = requestsAList > 1 && has(Mood.LIMIT_IGNORED) ? 3 : requestsAList;
        vendor.mostCounted = has(Mood.TOTAL_CAPPED) ? 1 + random.nextInt(60) : Integer.MAX_VALUE;
        vendor.unreadableShare = has(Mood.UNREADABLE_ROWS) ? 0.1 : 0;
        vendor.newStatus = has(Mood.UNKNOWN_STATUS);
        this.rules = new DetectionRules(
                ACCOUNT, VirtualVendor.TERMINAL, WITHOUT_RESULT, 10, LIFETIME, GRACE, backfill, LEASE);
        start();
    }

    private boolean has(Mood mood) {
        return moods.contains(mood);
    }

    /** As after a crash: the lists stay leased to the detector that is no more. */
    private void start() {
        detector = new CertificateDetector(source, ledger, rules, "detector " + ++starts, clock, random::nextDouble);
        ticksSinceStart = 0;
    }

    /** Runs the world and returns what went wrong. */
    List<String> run() {
        for (int i = random.nextInt(150); i > 0; i--) {
            vendor.create(clock.instant().minus(Duration.ofMinutes(90 + random.nextInt(3_000))), life(), outcome());
        }
        if (has(Mood.ENDINGS_WHILE_PAGING)) {
            vendor.beforeAnswer = () -> clock.advance(Duration.ofSeconds(1));
        }
        int outage = random.nextInt(BUSY_TICKS);
        int purge = random.nextInt(BUSY_TICKS);
        double sessionsATick = random.nextDouble() * 1.5;
        for (int i = 0; i < BUSY_TICKS; i++) {
            vendor.down = has(Mood.OUTAGE) && i >= outage && i < outage + 12;
            vendor.failureRate = has(Mood.FAILURES) ? 0.2 : 0;
            if (has(Mood.PURGE) && i == purge) {
                vendor.purge(random.nextDouble());
            }
            if (has(Mood.RESTARTS) && random.nextInt(10) == 0) {
                start();
            }
            for (double left = sessionsATick; random.nextDouble() < left; left--) {
                create();
            }
            tick();
        }
        vendor.down = false;
        vendor.failureRate = 0;
        Instant end = clock.instant().plus(LIFETIME).plus(GRACE).plus(Duration.ofMinutes(40));
        if (has(Mood.TOTAL_CAPPED)) {
            // Such lists are read whole once an hour only.
            end = end.plus(Duration.ofHours(1));
        }
        while (clock.instant().isBefore(end)) {
            tick();
        }
        check();
        return wrong;
    }

    private void create() {
        String outcome = outcome();
        Row row = vendor.create(clock.instant(), outcome.equals("TERMINATED") ? LIFETIME : life(), outcome);
        if (random.nextInt(3) > 0) {
            own.add(row.id);
            ledger.openIntent(ACCOUNT, row.id, null);
            ledger.bindIntent(row.id, vendor.snapshot(row, true));
        }
    }

    private Duration life() {
        return Duration.ofMillis(1_000 + (long) (LIFETIME.toMillis() * Math.pow(random.nextDouble(), 2)));
    }

    private String outcome() {
        return VirtualVendor.TERMINAL.get(random.nextInt(VirtualVendor.TERMINAL.size()));
    }

    private void tick() {
        clock.advance(TICK);
        if (has(Mood.WEBHOOKS_TOO)) {
            own.stream()
                    .filter(id -> vendor.rows.get(id).ended && random.nextInt(4) == 0)
                    .forEach(id -> ledger.hint(new SessionKey(ACCOUNT, id), LearntBy.WEBHOOK, null));
        }
        boolean quiet = isQuiet();
        long pending = ledger.counts(ACCOUNT).pending();
        long before = vendor.listRequests + vendor.detailRequests + vendor.candidateRequests;
        int endedBefore = vendor.ended;
        try {
            detector.detect();
        } catch (IllegalStateException e) {
            if (!e.getMessage().equals("429") && !e.getMessage().equals("503")) {
                throw e;
            }
        }
        long requests = vendor.listRequests + vendor.detailRequests + vendor.candidateRequests - before;
        if (quiet && vendor.ended == endedBefore) {
            gatesChecked++;
            // Once an hour the total of a small account is checked.
            long most = requestsAList * 5;
            if (requests > most) {
                wrong.add(
                        "gate took %d requests with %d open at tick %d".formatted(requests, pending, ticksSinceStart));
            }
        }
        ticksSinceStart++;
        endedAtLastTick = endedBefore;
        take();
    }

    private int endedAtLastTick;

    /** Tells whether there is nothing to find, so that the next tick is a gate and no more. */
    private boolean isQuiet() {
        vendor.settle();
        boolean proven = detector.state().size() == rules.wanted().size()
                && detector.state().stream().allMatch(list -> list.missing() == 0 && list.purgedAt() == null);
        boolean counted = rules.wanted().stream().allMatch(this::isCounted);
        boolean late = !ledger.detection().overdue(ACCOUNT, GRACE, LIFETIME, 1).isEmpty();
        // An account whose rows cannot all be read is tried as a whole in vain from time to time.
        return moods.stream()
                        .noneMatch(mood -> mood == Mood.OUTAGE
                                || mood == Mood.FAILURES
                                || mood == Mood.PURGE
                                || mood == Mood.TOTAL_CAPPED
                                || mood == Mood.UNREADABLE_ROWS)
                && !vendor.ignoresOffset
                && ticksSinceStart > 5
                && proven
                && counted
                && !late
                && vendor.ended == endedAtLastTick
                && ledger.counts(ACCOUNT).hinted() == 0;
    }

    private boolean isCounted(String status) {
        return ledger.detection()
                .certificate(ACCOUNT, status)
                .filter(saved -> saved.nextOffset() < 0
                        && (saved.openBefore() == 0 || !has(Mood.RESTARTS))
                        && saved.listedBefore() + ledger.detection().countLearnt(ACCOUNT, status)
                                == vendor.total(status))
                .isPresent();
    }

    private void take() {
        for (Delivery delivery : ledger.claim(
                TestSubscriptions.ends(ACCOUNT, Set.copyOf(VirtualVendor.TERMINAL)), 1_000, Duration.ofMinutes(5))) {
            SessionSnapshot session = delivery.fact().snapshot();
            deliveries.merge(session.key().sessionId(), 1, Integer::sum);
            if (WITHOUT_RESULT.contains(session.status()) && !session.json().contains("result")) {
                wrong.add("delivered without its result: " + session);
            }
            ledger.markDelivered(delivery);
        }
    }

    private void check() {
        deliveries.forEach((id, count) -> {
            if (count > 1) {
                wrong.add("delivered %d times: %s".formatted(count, id));
            }
        });
        // Nobody can see somebody else's session in a list that does not show it.
        boolean listShows = !vendor.ignoresOffset
                && !has(Mood.PURGE)
                && !(has(Mood.TOTAL_CAPPED) && (order == Order.UNSTABLE || has(Mood.RESTARTS)));
        for (Row row : vendor.rows.values()) {
            Baseline baseline =
                    ledger.detection().baseline(ACCOUNT, row.outcome).orElseThrow();
            boolean after = row.endsAt.isAfter(baseline.takenAt());
            boolean due = own.contains(row.id) || (listShows && !vendor.isUnreadable(row) && (after || backfill));
            boolean delivered = deliveries.containsKey(row.id);
            if (due && row.ended && !delivered) {
                wrong.add("lost: %s %s, created %s, ended %s, own %s"
                        .formatted(row.id, row.outcome, row.createdAt, row.endsAt, own.contains(row.id)));
            }
            // A missing row that can be read may be taken for one that cannot; losing it would do more harm.
            boolean mistakable = has(Mood.PURGE) && has(Mood.UNREADABLE_ROWS);
            boolean history = !mistakable
                    && !backfill
                    && row.endsAt.isBefore(baseline.takenAt().minus(Duration.ofHours(1)));
            if (delivered && !own.contains(row.id) && history) {
                wrong.add("delivered though nobody asked for it: " + row.id);
            }
        }
        if (!vendor.keptTheLimit()) {
            wrong.add("%d requests in a minute".formatted(vendor.mostInAMinute));
        }
    }

    int gatesChecked() {
        return gatesChecked;
    }

    @Override
    public String toString() {
        return "world %d: %s, %s, backfill=%s".formatted(seed, order, moods, backfill);
    }
}
