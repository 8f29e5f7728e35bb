package xyz.cr3dentials.camel.bench.budget;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.budget.jdbc.RequestBudgetChoice;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.ApiRequest;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/**
 * Two nodes with an endless backlog and ten creations a minute on one key of 120 requests a minute, in real time.
 * Arguments: minutes, milliseconds an answer takes, how many of a hundred take 5 s longer.
 */
public final class SharedLimit {

    private static final ApiRequest LOOK = ApiRequest.read("look", "/list", null, RequestPriority.DETECT);
    private static final ApiRequest CREATION =
            ApiRequest.create("create", "/", "{}".getBytes(StandardCharsets.UTF_8), RequestPriority.CREATE);
    private static final int THREADS = 8;
    private static final double SECONDS_BETWEEN_CREATIONS = 6;

    private SharedLimit() {}

    /** Prints what arrived at the vendor, each minute and in the fullest one. */
    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int answerMillis = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        int stallsPercent = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newCachedThreadPool();
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                SlowVendor vendor = new SlowVendor(answerMillis, stallsPercent);
                CamelContext context = new DefaultCamelContext()) {
            context.start();
            List<ApiPipeline> nodes = List.of(node(context, server, vendor), node(context, server, vendor));
            for (ApiPipeline node : nodes) {
                for (int i = 0; i < THREADS; i++) {
                    threads.submit(() -> lookForEver(node));
                }
            }
            threads.submit(() -> createForEver(nodes, threads, answerMillis, waits));
            for (int minute = 1; minute <= minutes; minute++) {
                TimeUnit.MINUTES.sleep(1);
                System.out.printf("minute %d: %d requests%n", minute, vendor.inLastMinute());
            }
            List<Double> sorted = waits.stream().sorted().toList();
            System.out.printf("at most %d in any minute; %d creations", vendor.most(), sorted.size());
            System.out.printf(
                    ", beyond the answer p50 %.2f s, p99 %.2f s%n",
                    sorted.get(sorted.size() / 2), sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)));
            threads.shutdownNow();
        }
    }

    private static ApiPipeline node(CamelContext context, EmbeddedPostgres server, SlowVendor vendor) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(4);
        ApiPipeline pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder("vendor", vendor.baseUrl())
                        .apiKey(() -> "key")
                        .budgets(new RequestBudgetChoice().choose(context, pool))
                        .build());
        pipeline.start();
        return pipeline;
    }

    private static Void lookForEver(ApiPipeline node) {
        while (!Thread.currentThread().isInterrupted()) {
            node.execute(LOOK, json -> json);
        }
        return null;
    }

    private static Void createForEver(
            List<ApiPipeline> nodes, ExecutorService threads, int answerMillis, List<Double> waits)
            throws InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (!Thread.currentThread().isInterrupted()) {
            TimeUnit.MILLISECONDS.sleep(
                    (long) (-Math.log(1 - random.nextDouble()) * SECONDS_BETWEEN_CREATIONS * 1_000));
            ApiPipeline node = nodes.get(random.nextInt(nodes.size()));
            threads.submit(() -> {
                long start = System.nanoTime();
                node.execute(CREATION, json -> json);
                return waits.add((System.nanoTime() - start) / 1e9 - answerMillis / 1e3);
            });
        }
        return null;
    }
}
