package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.service.WalledService.Answer;

/** The figures of {@code src/main/docs/reliability.md}: who is served how soon under each attack. Takes minutes. */
@Tag("chaos")
class SiegeIT {
    private static final Duration ATTACK = Duration.ofSeconds(30);

    @TempDir
    private static Path workingDirectory;

    private static WalledService service;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        service = WalledService.start(workingDirectory);
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void endAttack() throws IOException {
        clock.shutdownNow();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Test
    void idleAndTricklingConnections() throws Exception {
        for (int i = 0; i < 500; i++) {
            connections.add(service.connect());
        }
        // Each is ended after ten seconds, and comes again.
        for (int i = 0; i < 60; i++) {
            String path = i % 2 == 0 ? "/console/login" : "/webhooks/cr3dentials/forged";
            clock.scheduleAtFixedRate(() -> trickle(path), 0, 10, TimeUnit.SECONDS);
        }
        Probes probes = new Probes();
        probes.runFor(ATTACK);
        probes.report("500 idle and 60 trickling connections");
        probes.allServed();
    }

    private void trickle(String path) {
        try {
            connections.add(service.beginBody(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void creationsOnAVendorThatHangs() throws Exception {
        service.vendor.faults().add(Fault.lasting(Fault.Kind.SLOW).delayed(Duration.ofSeconds(40)));
        try {
            List<CompletableFuture<Answer>> creations =
                    IntStream.range(0, 200).mapToObj(i -> service.create()).toList();
            Probes probes = new Probes().without("creation");
            probes.runFor(ATTACK);
            probes.report("200 creations on a hanging vendor");
            refusals("creations", creations);
            probes.allServed();
        } finally {
            service.vendor.faults().clear();
        }
    }

    @Test
    void webhooksOnADatabaseThatHangs() throws Exception {
        service.hangDatabase();
        try {
            List<CompletableFuture<Answer>> webhooks = IntStream.range(0, 60)
                    .mapToObj(i -> service.webhook("s-" + i))
                    .toList();
            CompletableFuture<Answer> read = service.read("s-1");
            Probes probes = new Probes().without("creation").without("webhook");
            probes.runFor(ATTACK);
            probes.report("60 webhooks on a hanging database");
            refusals("webhooks", webhooks);
            refusals("the read", List.of(read));
        } finally {
            service.letDatabaseGoOn();
        }
    }

    @Test
    void forgedWebhooks() throws Exception {
        Semaphore atOnce = new Semaphore(200);
        CompletableFuture<Integer> flood = CompletableFuture.supplyAsync(() -> {
            AtomicInteger refused = new AtomicInteger();
            for (int i = 0; i < 20_000; i++) {
                atOnce.acquireUninterruptibly();
                CompletableFuture<Void> unused = service.forgedWebhook(i).thenAccept(answer -> {
                    refused.addAndGet(answer.status() == 404 ? 1 : 0);
                    atOnce.release();
                });
            }
            atOnce.acquireUninterruptibly(200);
            return refused.get();
        });
        Probes probes = new Probes();
        while (!flood.isDone()) {
            probes.runFor(Duration.ofSeconds(2));
        }
        probes.report("20,000 forged webhooks, of which " + flood.join() + " were answered with 404");
        probes.allServed();
    }

    private static void refusals(String what, List<CompletableFuture<Answer>> asked) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (CompletableFuture<Answer> one : asked) {
            if (one.isDone()) {
                answers.add(one.get());
            }
        }
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() == 503).toList();
        System.out.printf(
                "  %s: %d asked, %d answered with 503, the last after %d ms, %d answered otherwise%n",
                what,
                asked.size(),
                refused.size(),
                refused.stream()
                        .mapToLong(answer -> answer.took().toMillis())
                        .max()
                        .orElse(0),
                answers.size() - refused.size());
    }

    /** Asks everything that should go on, again and again, and remembers how long it took. */
    private static final class Probes {
        private final List<Probe> all = new ArrayList<>(List.of(
                new Probe("liveness", 200, service::live),
                new Probe("readiness", 200, service::ready),
                new Probe("console", 200, service::console),
                new Probe("webhook", 200, () -> service.webhook("s-1")),
                new Probe("creation", 201, service::create)));

        Probes without(String name) {
            all.removeIf(probe -> probe.name.equals(name));
            return this;
        }

        void runFor(Duration time) throws Exception {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                for (Probe probe : all) {
                    probe.ask();
                }
            }
        }

        void report(String attack) {
            System.out.println(attack);
            all.forEach(probe -> System.out.println("  " + probe));
        }

        void allServed() {
            assertThat(all).allMatch(Probe::isServed);
        }
    }

    private static final class Probe {
        private final String name;
        private final int good;
        private final Supplier<CompletableFuture<Answer>> request;
        private final List<Answer> answers = new ArrayList<>();

        Probe(String name, int good, Supplier<CompletableFuture<Answer>> request) {
            this.name = name;
            this.good = good;
            this.request = request;
        }

        void ask() throws Exception {
            answers.add(request.get().get(90, TimeUnit.SECONDS));
        }

        boolean isServed() {
            return answers.stream().allMatch(answer -> answer.status() == good);
        }

        @Override
        public String toString() {
            long[] millis = answers.stream()
                    .mapToLong(answer -> answer.took().toMillis())
                    .sorted()
                    .toArray();
            long as = answers.stream().filter(answer -> answer.status() == good).count();
            return "%s: %d of %d answered with %d; p50 %d ms, p99 %d ms, longest %d ms"
                    .formatted(
                            name,
                            as,
                            millis.length,
                            good,
                            millis[millis.length / 2],
                            millis[(int) (millis.length * 0.99)],
                            millis[millis.length - 1]);
        }
    }
}
