package xyz.cr3dentials.camel.server.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.RateLimitStatus;
import xyz.cr3dentials.camel.server.metrics.AccountReading;
import xyz.cr3dentials.camel.server.metrics.LedgerReading;
import xyz.cr3dentials.camel.server.metrics.LedgerWatch;
import xyz.cr3dentials.camel.server.nodes.NodeHeartbeat;
import xyz.cr3dentials.camel.server.settings.FollowedAccount;
import xyz.cr3dentials.camel.session.DeliveryCounts;

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

    /** Returns the overview as a JSON object. */
    public String show() {
        LedgerReading ledger = watch.look();
        Readiness judged = readiness.apply(ledger);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("at", clock.instant().toString())
                .put("profile", features.profile())
                .put("ready", judged.ready());
        answer.putObject("database")
                .put("up", ledger.readable() && ledger.writable())
                .put("kind", features.database());
        answer.putObject("features")
                .put("start", features.start())
                .put("breakIt", features.breakIt())
                .put("crm", features.crm());
        ArrayNode list = answer.putArray("vendors");
        for (FollowedAccount vendor : watch.accounts()) {
            write(vendor, ledger, judged, list.addObject());
        }
        writeNodes(answer.putArray("nodes"));
        return answer.toString();
    }

    private void write(FollowedAccount vendor, LedgerReading ledger, Readiness judged, ObjectNode json) {
        String scheme = vendor.account().vendor();
        json.put("vendor", scheme).put("account", vendor.account().name());
        Optional<AccountReading> reading = ledger.accounts().stream()
                .filter(account -> account.account().equals(vendor.account()))
                .findFirst();
        writeCounts(reading.map(AccountReading::counts), json);
        writeRequests(vendor, budgets.apply(scheme), json.putObject("requests"));
        String trouble = judged.troubles().get(scheme);
        json.put("reachable", !Readiness.UNAVAILABLE.equals(trouble))
                .put("trouble", trouble)
                .put(
                        "earliestDue",
                        reading.map(AccountReading::earliestDue)
                                .map(Instant::toString)
                                .orElse(null));
        ArrayNode lists = json.putArray("lists");
        reading.ifPresent(account -> account.lists().forEach(proven -> lists.addObject()
                .put("status", proven.status())
                .put("proof", proven.proof().name())
                .put("provenAt", SessionJson.text(proven.provenAt()))
                .put("totalDisprovenAt", SessionJson.text(proven.disprovenAt()))));
    }

    private static void writeCounts(Optional<DeliveryCounts> counts, ObjectNode json) {
        counts.ifPresentOrElse(
                known -> json.putObject("counts")
                        .put("pending", known.pending())
                        .put("hinted", known.hinted())
                        .put("backlog", known.backlog())
                        .put("parked", known.parked()),
                () -> json.putNull("counts"));
    }

    private void writeRequests(FollowedAccount vendor, Collection<RateLimitStatus> limits, ObjectNode json) {
        Instant now = clock.instant();
        @Nullable
        Instant pausedUntil = limits.stream()
                .map(RateLimitStatus::pausedUntil)
                .filter(Objects::nonNull)
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
        @Nullable Long remaining = least(limits, RateLimitStatus::remaining);
        @Nullable Integer configured = vendor.requestsPerMinute();
        @Nullable Long named = least(limits, RateLimitStatus::limit);
        json.put(
                        "usedInLastMinute",
                        limits.stream()
                                .mapToInt(RateLimitStatus::usedInLastMinute)
                                .sum())
                .put(
                        "limitPerMinute",
                        configured == null || named == null || named > configured
                                ? configured
                                : Integer.valueOf(named.intValue()))
                .put("limitPerDay", vendor.requestsPerDay())
                .put("pausedUntil", SessionJson.text(pausedUntil))
                .put("remaining", remaining);
    }

    private static @Nullable Long least(
            Collection<RateLimitStatus> limits, Function<RateLimitStatus, @Nullable Long> number) {
        return limits.stream()
                .map(number)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void writeNodes(ArrayNode json) {
        nodes.nodes().forEach(node -> json.addObject()
                .put("name", node.name())
                .put("startedAt", node.startedAt().toString())
                .put("seenAt", node.seenAt().toString())
                .put("self", node.self())
                .put("alive", node.alive()));
    }
}
