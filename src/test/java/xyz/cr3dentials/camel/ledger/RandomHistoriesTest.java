package xyz.cr3dentials.camel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.ledger.jdbc.TestDatabases;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** The same calls, drawn by chance, answered alike by every store, with the same sessions left. */
class RandomHistoriesTest {

    private static final Account ACCOUNT = new Account("vendor", "default");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int CALLS = 300;
    private static final DeliveryFailure FAILURE = new DeliveryFailure("java.io.IOException", "crm");
    private static final List<Subscription> SUBSCRIPTIONS = List.of(
            new Subscription(ACCOUNT, ItemKind.END, "crm", Set.of("DONE", "FAILED")),
            new Subscription(ACCOUNT, ItemKind.END, "audit", Set.of("DONE")),
            new Subscription(ACCOUNT, ItemKind.EVENT, "crm", Set.of()));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyStoreAnswersAlike(int seed) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        answers.put("memory", history(seed, clock -> new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT)));
        try (HikariDataSource h2 = TestDatabases.h2();
                HikariDataSource postgres = TestDatabases.postgres(2)) {
            answers.put("H2", history(seed, clock -> TestDatabases.ledger(h2, clock)));
            answers.put("PostgreSQL", history(seed, clock -> TestDatabases.ledger(postgres, clock)));
        }
        List<String> expected = answers.get("memory");
        for (String store : List.of("H2", "PostgreSQL")) {
            for (int i = 0; i < expected.size(); i++) {
                assertThat(answers.get(store).get(i)).as(store).isEqualTo(expected.get(i));
            }
        }
    }

    private interface Factory {

        SessionLedger create(ManualClock clock);
    }

    private static List<String> history(int seed, Factory factory) {
        ManualClock clock = new ManualClock();
        return new History(new Random(seed), clock, factory.create(clock)).run();
    }

    private static final class History {

        private final List<String> answers = new ArrayList<>();
        private final List<Hint> hints = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();
        private final Random random;
        private final ManualClock clock;
        private final SessionLedger ledger;

        History(Random random, ManualClock clock, SessionLedger ledger) {
            this.random = random;
            this.clock = clock;
            this.ledger = ledger;
        }

        List<String> run() {
            SUBSCRIPTIONS.subList(0, 1 + random.nextInt(2)).forEach(ledger::register);
            ledger.register(SUBSCRIPTIONS.get(2));
            // Before all else, since a store may keep no more of history than its id.
            ledger.detection().saveBaseline(new Baseline(ACCOUNT, "DONE", clock.instant(), false, null));
            ledger.detection().recordHistory(ACCOUNT, "DONE", List.of("s6", "s7"));
            for (int i = 0; i < CALLS; i++) {
                int what = random.nextInt(24);
                answers.add(i + " call " + what + ": " + call(what));
                if (random.nextInt(3) == 0) {
                    clock.advance(Duration.ofSeconds(random.nextInt(40)));
                }
            }
            for (int i = 0; i < 8; i++) {
                SessionKey key = new SessionKey(ACCOUNT, "s" + i);
                // A store may keep less of history than its id.
                ledger.find(key)
                        .filter(found -> found.entry().state() != SessionState.HISTORY)
                        .ifPresent(found -> answers.add(found.entry() + " "
                                + found.entry().progress().attempts() + " "
                                + found.entry().progress().dueAt() + " "
                                + found.entry().progress().settledAt() + " " + found.timeline()
                                + found.json() + found.entry().told().reference()));
            }
            answers.add(ledger.counts(ACCOUNT).toString());
            answers.add(String.valueOf(ledger.parked(ACCOUNT, 100).stream()
                    .map(parked -> parked.id() + " " + parked.attempts())
                    .sorted()
                    .toList()));
            Stream.of("DONE", "FAILED", "CANCELLED")
                    .forEach(status ->
                            answers.add(status + " " + ledger.detection().countLearnt(ACCOUNT, status)));
            return answers;
        }

        private SessionKey key() {
            return new SessionKey(ACCOUNT, "s" + random.nextInt(8));
        }

        private String intent() {
            return "i" + random.nextInt(6);
        }

        private SessionSnapshot snapshot(boolean terminal) {
            String status = terminal
                    ? List.of("DONE", "FAILED", "CANCELLED").get(random.nextInt(3))
                    : List.of("NEW", "RUNNING").get(random.nextInt(2));
            SessionKey key = key();
            return new SessionSnapshot(
                    key,
                    status,
                    terminal,
                    null,
                    terminal ? clock.instant() : null,
                    clock.instant().plusSeconds(600),
                    random.nextBoolean() ? "ref-" + key.sessionId() : null,
                    "{\"of\":\"" + key.sessionId() + "\"}");
        }

        private LearntBy by() {
            return List.of(LearntBy.WEBHOOK, LearntBy.LIST, LearntBy.BACKSTOP).get(random.nextInt(3));
        }

        private Object call(int what) {
            return switch (what) {
                case 0 -> openIntent(intent());
                case 1 -> ledger.bindIntent(intent(), snapshot(random.nextBoolean()));
                case 2 -> ledger.record(snapshot(false), by());
                case 3, 4, 5 -> ledger.record(snapshot(true), by());
                case 6, 7 -> ledger.hint(key(), by(), random.nextInt(3) == 0 ? intent() : null);
                case 8 -> ledger.hintRevision(key(), "FAILED");
                case 9 -> ledger.findIntent(ACCOUNT, intent()).map(CreateIntent::state);
                case 10, 11 -> claimHints();
                case 12 -> withHint(hint -> ledger.postponeHint(hint, Duration.ofSeconds(random.nextInt(60))));
                case 13 -> withHint(ledger::dropHint);
                case 14, 15 -> claim(SUBSCRIPTIONS.get(random.nextInt(3)));
                case 16, 17 -> deliveries.isEmpty() ? "" : ledger.markDelivered(next(deliveries));
                case 18 -> fail();
                case 19 -> ledger.replay(key());
                case 20 ->
                    random.nextBoolean()
                            ? ledger.redact(key())
                            : ledger.erase(ACCOUNT, Duration.ofSeconds(random.nextInt(300)));
                case 21 ->
                    hints.isEmpty() ? ledger.hintListed(key(), "DONE") : ledger.parkUnreadable(next(hints), FAILURE);
                case 22 ->
                    ledger.record(new VendorEvent(
                            ACCOUNT,
                            "e" + random.nextInt(6),
                            "aml.match",
                            "s" + random.nextInt(6),
                            null,
                            "{\"event\":1}"));
                default -> rest();
            };
        }

        private Object openIntent(String id) {
            if (ledger.findIntent(ACCOUNT, id).isPresent()) {
                return "known";
            }
            ledger.openIntent(ACCOUNT, id, random.nextBoolean() ? "ref-s1" : null);
            return "opened";
        }

        private Object rest() {
            switch (random.nextInt(5)) {
                case 0 -> ledger.detection().releaseLists(ACCOUNT, "nobody");
                case 1 -> ledger.abandon(key());
                case 2 -> ledger.closeIntent(ACCOUNT, intent(), CreateIntent.State.AMBIGUOUS);
                case 3 -> {
                    return ledger.replaySince(ACCOUNT, clock.instant().minusSeconds(120))
                            + ledger.replayParked(ACCOUNT);
                }
                default -> {
                    return ledger.revise(snapshot(true), by(), "DONE");
                }
            }
            return "";
        }

        private Object claimHints() {
            // Which of those that are due at the same moment comes first is not said.
            List<Hint> claimed = ledger.claimHints(ACCOUNT, 100, LEASE).stream()
                    .sorted(Comparator.comparing(hint -> hint.key().sessionId()))
                    .toList();
            hints.addAll(claimed);
            return claimed.stream()
                    .map(hint -> hint.learntBy() + " " + hint.attempt() + " " + hint.hintedAt())
                    .toList();
        }

        private Object withHint(Consumer<Hint> use) {
            if (!hints.isEmpty()) {
                use.accept(next(hints));
            }
            return "";
        }

        private Object claim(Subscription subscription) {
            List<Delivery> claimed = ledger.claim(subscription, 100, LEASE);
            List<Delivery> sorted = claimed.stream()
                    .sorted(Comparator.comparing(delivery -> delivery.id().itemId()))
                    .toList();
            deliveries.addAll(sorted);
            return sorted.stream()
                    .map(delivery -> delivery.id() + " " + delivery.attempt() + " " + delivery.item())
                    .toList();
        }

        private Object fail() {
            if (deliveries.isEmpty()) {
                return "";
            }
            Delivery delivery = next(deliveries);
            switch (random.nextInt(3)) {
                case 0 -> ledger.markFailed(delivery, FAILURE, Duration.ofSeconds(random.nextInt(60)));
                case 1 -> ledger.park(delivery, FAILURE);
                default -> ledger.release(delivery);
            }
            return "";
        }

        private <T> T next(List<T> claimed) {
            return Optional.of(claimed.remove(random.nextInt(claimed.size()))).orElseThrow();
        }
    }
}
