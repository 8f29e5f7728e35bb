package xyz.cr3dentials.camel.ledger.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryFailure;
import xyz.cr3dentials.camel.ledger.Fact;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.Subscription;

/** Sessions for tests of the ledger, and threads that start together. */
final class LedgerFixtures {

    static final Account ACCOUNT = new Account("vendor", "default");
    static final Set<String> ENDED = Set.of("DONE");
    static final Subscription ENDS = new Subscription(ACCOUNT, ItemKind.END, Subscription.DEFAULT, ENDED);
    static final Duration LEASE = Duration.ofMinutes(1);
    static final DeliveryFailure FAILURE = new DeliveryFailure("java.io.IOException", "crm");

    private LedgerFixtures() {}

    static SessionKey key(String sessionId) {
        return new SessionKey(ACCOUNT, sessionId);
    }

    static Fact ended(String sessionId, Instant at) {
        return fact(sessionId, "DONE", true, at);
    }

    static Fact open(String sessionId, Instant at) {
        return fact(sessionId, "NEW", false, at);
    }

    private static Fact fact(String sessionId, String status, boolean terminal, Instant at) {
        SessionSnapshot snapshot = new SessionSnapshot(
                key(sessionId), status, terminal, at, at, at, "ref", "{\"data\":\"secret-of-" + sessionId + "\"}");
        return new Fact(snapshot, LearntBy.LIST, at);
    }

    static boolean record(SessionLedger ledger, Fact fact) {
        return ledger.record(fact.snapshot(), fact.learntBy());
    }

    /** Runs one task a thread, all at the same moment, and returns what they answered. */
    static <T> List<T> atOnce(int threads, IntFunction<Callable<T>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> task = tasks.apply(i);
                futures.add(executor.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return task.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get(3, TimeUnit.MINUTES));
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }
}
