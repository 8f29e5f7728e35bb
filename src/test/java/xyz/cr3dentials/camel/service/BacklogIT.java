package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.ListOrder;

/**
 * What a backlog does to the real jar: how late ends are handed over, how many requests of the limit are used, and how long
 * a creation waits. It writes the figures of the documentation to the output, and takes half an hour.
 */
@EnabledIfSystemProperty(named = "backlog", matches = "measured")
class BacklogIT {

    private static final String ORDERS =
            System.getProperty("backlog.orders", "NEWEST_FIRST,OLDEST_FIRST,ID_ASCENDING,UNSTABLE");
    private static final int RESULTS = 400;
    /** Of each status that has no result to be read. */
    private static final int WITHOUT_RESULT = 50;

    private static final List<String> WITH_RESULT = List.of("COMPLETED", "COMPLETED", "PARTIAL_COMPLETE", "ERROR");
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(20);

    /** More than two nodes can read in the time of the measurements. */
    private static final int LASTING = 1_000;

    private static final Duration WARM_UP = Duration.ofSeconds(75);
    private static final Duration MEASURED = Duration.ofMinutes(3);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final int ANSWERS_FOR_A_STALL = 50;
    private static final double SECONDS_BETWEEN_CREATIONS = 6;

    @TempDir
    private Path directory;

    @Test
    void whatCostsNoRequestIsHandedOverWithinTwoPolls() throws Exception {
        List<ListOrder> orders =
                Arrays.stream(ORDERS.split(",", -1)).map(ListOrder::valueOf).toList();
        Map<ListOrder, Backlog> backlogs = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(orders.size());
        try {
            for (ListOrder order : orders) {
                Path folder = directory.resolve(order.name());
                backlogs.put(
                        order, Backlog.prepare(folder, order, RESULTS + 2 * WITHOUT_RESULT, Duration.ofMillis(50), 1));
            }
            Map<ListOrder, Future<Map<String, List<Duration>>>> running = new LinkedHashMap<>();
            backlogs.forEach((order, backlog) -> running.put(order, threads.submit(() -> endAndMeasure(backlog))));
            for (Map.Entry<ListOrder, Future<Map<String, List<Duration>>>> one : running.entrySet()) {
                Map<String, List<Duration>> late = one.getValue().get(FOUND_WITHIN.toMinutes() + 10, TimeUnit.MINUTES);
                print(one.getKey(), backlogs.get(one.getKey()), late);
                if (one.getKey() == ListOrder.NEWEST_FIRST || one.getKey() == ListOrder.OLDEST_FIRST) {
                    for (String status : List.of("CANCELLED", "TERMINATED")) {
                        assertThat(of(late.get(status), 1))
                                .as(status)
                                .isLessThanOrEqualTo(Backlog.POLL_DELAY.multipliedBy(2));
                    }
                }
            }
        } finally {
            threads.shutdownNow();
            for (Backlog backlog : backlogs.values()) {
                backlog.close();
            }
        }
    }

    /** Half of those without a result end with the others, the other half in the five minutes after. */
    private static Map<String, List<Duration>> endAndMeasure(Backlog backlog) throws Exception {
        List<String> ids = new ArrayList<>(backlog.open());
        for (int i = 0; i < RESULTS; i++) {
            backlog.end(ids.remove(0), WITH_RESULT.get(i % WITH_RESULT.size()));
        }
        for (int i = 0; i < WITHOUT_RESULT / 2; i++) {
            backlog.end(ids.remove(0), "CANCELLED");
            backlog.end(ids.remove(0), "TERMINATED");
        }
        Random random = new Random(1);
        while (!ids.isEmpty()) {
            LockSupport.parkNanos(random.nextLong(TimeUnit.SECONDS.toNanos(12)));
            backlog.end(ids.remove(0), ids.size() % 2 == 0 ? "CANCELLED" : "TERMINATED");
        }
        await().atMost(FOUND_WITHIN).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        backlog.late().values().stream().mapToInt(List::size).sum())
                .isEqualTo(backlog.ended()));
        return backlog.late();
    }

    private static void print(ListOrder order, Backlog backlog, Map<String, List<Duration>> late) {
        String byStatus = late.entrySet().stream()
                .map(status -> "%s %d / %d / %d / %d"
                        .formatted(
                                status.getKey(),
                                of(status.getValue(), 0.5).toSeconds(),
                                of(status.getValue(), 0.95).toSeconds(),
                                of(status.getValue(), 0.99).toSeconds(),
                                of(status.getValue(), 1).toSeconds()))
                .collect(Collectors.joining(" | "));
        System.out.printf(
                "BacklogIT: %s | %s | %s, at most %d in 60 s%n",
                order,
                byStatus,
                backlog.vendor().requestLog().byOperation(),
                backlog.vendor().requestLog().highestInSixtySeconds());
    }

    @Test
    void theLimitIsUsedAndNeverExceededAndCreationsHardlyWait() throws Exception {
        Map<Integer, Backlog> backlogs = new LinkedHashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int millis : new int[] {50, 2_000}) {
                Path folder = directory.resolve(Integer.toString(millis));
                backlogs.put(millis, Backlog.prepare(folder, ListOrder.NEWEST_FIRST, 0, Duration.ofMillis(millis), 2));
            }
            Map<Integer, Future<Rates>> running = new LinkedHashMap<>();
            backlogs.forEach((millis, backlog) ->
                    running.put(millis, threads.submit(() -> measure(backlog, Duration.ofMillis(millis), threads))));
            Map<Integer, Rates> measured = new LinkedHashMap<>();
            for (Map.Entry<Integer, Future<Rates>> one : running.entrySet()) {
                measured.put(one.getKey(), one.getValue().get(20, TimeUnit.MINUTES));
                System.out.printf("BacklogIT: answers after %d ms: %s%n", one.getKey(), measured.get(one.getKey()));
            }
            measured.forEach((millis, rates) -> {
                assertThat(rates.most()).isLessThanOrEqualTo(Backlog.LIMIT);
                assertThat(rates.refused()).isZero();
                assertThat(rates.smooth()).isGreaterThanOrEqualTo(millis == 50 ? 114 : 110);
                assertThat(rates.stalling()).isGreaterThanOrEqualTo(millis == 50 ? 113 : 109);
                assertThat(rates.waited(0.99)).isLessThan(Duration.ofSeconds(2));
            });
        } finally {
            threads.shutdownNow();
            for (Backlog backlog : backlogs.values()) {
                backlog.close();
            }
        }
    }

    private static Rates measure(Backlog backlog, Duration answer, ExecutorService threads) throws Exception {
        backlog.addForeign(LASTING);
        for (String id : backlog.open()) {
            backlog.end(id, "COMPLETED");
        }
        ConcurrentLinkedQueue<Duration> waits = new ConcurrentLinkedQueue<>();
        Future<?> creating = threads.submit(() -> createForEver(backlog, answer, waits, threads));
        LockSupport.parkNanos(WARM_UP.toNanos());
        double smooth = perMinute(backlog);
        Future<?> stallings = threads.submit(() -> stallForEver(backlog, answer));
        double stalling = perMinute(backlog);
        creating.cancel(true);
        stallings.cancel(true);
        assertThat(backlog.late().getOrDefault("COMPLETED", List.of()))
                .as("the backlog lasted")
                .hasSizeLessThan(backlog.open().size());
        return new Rates(
                smooth,
                stalling,
                backlog.vendor().requestLog().highestInSixtySeconds(),
                backlog.vendor().requestLog().countWithStatus(429),
                backlog.vendor().requestLog().byOperation(),
                waits.stream().sorted().toList());
    }

    private static double perMinute(Backlog backlog) {
        long before = backlog.vendor().requestLog().total();
        long begun = System.nanoTime();
        LockSupport.parkNanos(MEASURED.toNanos());
        return (backlog.vendor().requestLog().total() - before) / ((System.nanoTime() - begun) / 60e9);
    }

    private static Void stallForEver(Backlog backlog, Duration answer) {
        long last = backlog.vendor().requestLog().total();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            long now = backlog.vendor().requestLog().total();
            if (now - last >= ANSWERS_FOR_A_STALL) {
                last = now;
                backlog.stall(answer, STALL);
            }
        }
        return null;
    }

    private static Void createForEver(
            Backlog backlog, Duration answer, ConcurrentLinkedQueue<Duration> waits, ExecutorService threads) {
        Random random = new Random(1);
        for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
            LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * SECONDS_BETWEEN_CREATIONS * 1e9));
            ServiceThroughItsLives node =
                    backlog.nodes().get(random.nextInt(backlog.nodes().size()));
            String reference = "beside-" + number;
            threads.submit(() -> {
                long start = System.nanoTime();
                node.create(reference).orElseThrow();
                return waits.add(Duration.ofNanos(System.nanoTime() - start).minus(answer));
            });
        }
        return null;
    }

    private static Duration of(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private record Rates(
            double smooth,
            double stalling,
            long most,
            long refused,
            Map<String, Long> byOperation,
            List<Duration> waits) {

        Duration waited(double share) {
            return of(waits, share);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f requests a minute, %.1f with stalls, at most %d in 60 s, %d refused, %d creations waited %d / %d / %d ms (p50, p99, most), %s",
                    smooth,
                    stalling,
                    most,
                    refused,
                    waits.size(),
                    waited(0.5).toMillis(),
                    waited(0.99).toMillis(),
                    waited(1).toMillis(),
                    byOperation);
        }
    }
}
