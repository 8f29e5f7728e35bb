package xyz.cr3dentials.camel.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.service.ledger.AccountReading;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

/** How the session ledger stands, as gauges; without a value while the ledger cannot be read. Thread-safe. */
final class LedgerMetrics {

    private static final Map<String, ToLongFunction<DeliveryCounts>> STATES = Map.of(
            "pending", DeliveryCounts::pending,
            "hinted", DeliveryCounts::hinted,
            "backlog", DeliveryCounts::backlog,
            "parked", DeliveryCounts::parked);

    private final LedgerWatch watch;
    private final Clock clock;
    private volatile LedgerReading current;

    LedgerMetrics(LedgerWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
        this.current = LedgerReading.unreadable(clock.instant());
    }

    void register(MeterRegistry registry) {
        Gauge.builder("session.ledger.up", this, own -> own.current.writable() ? 1 : 0)
                .description("1 while the ledger's database takes writes, else 0")
                .register(registry);
        Gauge.builder(
                        "session.ledger.clock.difference.seconds",
                        watch,
                        ledger -> ledger.clockDifference().toMillis() / 1_000.0)
                .description("By how much this node's clock is ahead of the ledger's database, whose time counts")
                .register(registry);
        for (FollowedAccount watched : watch.accounts()) {
            Tags tags = Tags.of(
                    "vendor",
                    watched.account().vendor(),
                    "account",
                    watched.account().name());
            STATES.forEach((state, count) -> gauge(
                    registry,
                    "session.ledger.sessions",
                    "Sessions not ended yet (pending), to be confirmed (hinted), not delivered yet (backlog), given up (parked)",
                    tags.and("state", state),
                    watched.account(),
                    reading -> count.applyAsLong(reading.counts())));
            gauge(
                    registry,
                    "session.ledger.overdue.seconds",
                    "For how long the oldest work has been due that nobody has taken up",
                    tags,
                    watched.account(),
                    this::overdue);
            for (String status : watched.statuses()) {
                gauge(
                        registry,
                        "session.list.proven.age.seconds",
                        "Since when the vendor's list of a terminal status has not been proven to hold nothing new",
                        tags.and("status", status),
                        watched.account(),
                        reading -> age(reading, status));
                gauge(
                        registry,
                        "session.list.total.disproven",
                        "1 while the vendor's list of a terminal status is known to hold more than it counts, else 0",
                        tags.and("status", status),
                        watched.account(),
                        reading -> list(reading, status).anyMatch(list -> list.totalDisprovenAt() != null) ? 1 : 0);
            }
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            Account account,
            ToDoubleFunction<AccountReading> value) {
        Gauge.builder(name, this, own -> own.reading(account)
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** Looks at the ledger once for all gauges. */
    void refresh() {
        current = watch.look();
    }

    private Optional<AccountReading> reading(Account account) {
        return current.accounts().stream()
                .filter(reading -> reading.account().equals(account))
                .findFirst();
    }

    private double overdue(AccountReading reading) {
        Instant due = reading.earliestDue();
        return due == null ? 0 : Math.max(0, seconds(due));
    }

    private static Stream<AccountReading.ListReading> list(AccountReading reading, String status) {
        return reading.lists().stream().filter(list -> list.status().equals(status));
    }

    private double age(AccountReading reading, String status) {
        return list(reading, status)
                .map(AccountReading.ListReading::provenAt)
                .flatMap(Stream::ofNullable)
                .mapToDouble(this::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    }
}
