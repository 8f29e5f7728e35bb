package xyz.cr3dentials.camel.service.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.service.ledger.AccountReading;
import xyz.cr3dentials.camel.service.ledger.AccountReading.ListReading;
import xyz.cr3dentials.camel.service.ledger.LedgerReading;
import xyz.cr3dentials.camel.service.ledger.LedgerWatch;
import xyz.cr3dentials.camel.service.nodes.Node;
import xyz.cr3dentials.camel.service.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

/**
 * Shows how the whole service stands, without any personal data, address or version. It asks a database through a
 * {@link LedgerWatch} only, so that it stays quick when that hangs. Thread-safe.
 */
public final class ServiceOverview {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "serviceOverview";

    private final ServiceFeatures features;
    private final LedgerWatch watch;
    private final NodeHeartbeat nodes;
    private final Function<LedgerReading, Readiness> readiness;
    private final Function<String, Collection<RateLimitStatus>> budgets;
    private final Clock clock;

    /**
     * Creates the view.
     *
     * @param watch what the ledger says, a moment old at most
     * @param readiness judges the service by what the ledger says
     * @param budgets how the request budgets of a vendor stand, by its scheme
     */
    public ServiceOverview(
            ServiceFeatures features,
            LedgerWatch watch,
            NodeHeartbeat nodes,
            Function<LedgerReading, Readiness> readiness,
            Function<String, Collection<RateLimitStatus>> budgets,
            Clock clock) {
        this.features = features;
        this.watch = watch;
        this.nodes = nodes;
        this.readiness = readiness;
        this.budgets = budgets;
        this.clock = clock;
    }

    record Overview(
            Instant at,
            String profile,
            boolean ready,
            Database database,
            ServiceFeatures features,
            List<VendorOverview> vendors,
            List<Node> nodes) {}

    record Database(boolean up, String kind) {}

    record VendorOverview(
            String vendor,
            String account,
            @Nullable DeliveryCounts counts,
            Requests requests,
            boolean reachable,
            @Nullable String trouble,
            @Nullable Instant earliestDue,
            List<ListReading> lists) {}

    record Requests(
            int usedInLastMinute,
            @Nullable Long limitPerMinute,
            @Nullable Integer limitPerDay,
            @Nullable Instant pausedUntil,
            @Nullable Long remaining) {}

    /** Returns the overview as a JSON object. */
    public String show() {
        LedgerReading ledger = watch.look();
        Readiness judged = readiness.apply(ledger);
        return Json.write(new Overview(
                clock.instant(),
                features.profile(),
                judged.ready(),
                new Database(ledger.readable() && ledger.writable(), features.database()),
                features,
                watch.accounts().stream()
                        .map(account -> vendor(account, ledger, judged))
                        .toList(),
                nodes.nodes()));
    }

    private VendorOverview vendor(FollowedAccount followed, LedgerReading ledger, Readiness judged) {
        Account account = followed.account();
        Optional<AccountReading> reading = ledger.accounts().stream()
                .filter(read -> read.account().equals(account))
                .findFirst();
        String trouble = judged.troubles().get(account.vendor());
        return new VendorOverview(
                account.vendor(),
                account.name(),
                reading.map(AccountReading::counts).orElse(null),
                requests(followed, budgets.apply(account.vendor())),
                !Readiness.UNAVAILABLE.equals(trouble),
                trouble,
                reading.map(AccountReading::earliestDue).orElse(null),
                reading.map(AccountReading::lists).orElse(List.of()));
    }

    private Requests requests(FollowedAccount followed, Collection<RateLimitStatus> limits) {
        Instant now = clock.instant();
        Instant pausedUntil = limits.stream()
                .map(RateLimitStatus::pausedUntil)
                .filter(Objects::nonNull)
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
        Integer configured = followed.requestsPerMinute();
        Long named = least(limits, RateLimitStatus::limit);
        return new Requests(
                limits.stream().mapToInt(RateLimitStatus::usedInLastMinute).sum(),
                configured == null ? null : Long.valueOf(named == null ? configured : Math.min(configured, named)),
                followed.requestsPerDay(),
                pausedUntil,
                least(limits, RateLimitStatus::remaining));
    }

    private static @Nullable Long least(
            Collection<RateLimitStatus> limits, Function<RateLimitStatus, @Nullable Long> number) {
        return limits.stream()
                .map(number)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
