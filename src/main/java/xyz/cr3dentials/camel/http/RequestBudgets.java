package xyz.cr3dentials.camel.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The budgets of all API keys in this JVM, found by host and a digest of the key, so that everyone who uses one key
 * draws from one bucket. Thread-safe.
 */
final class RequestBudgets {

    /** A budget that was idle longer than this is full again, so forgetting it loses nothing. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private static final int CLEANED_ABOVE = 64;

    private static final RequestBudgets SHARED = new RequestBudgets(Clock.systemUTC(), System::nanoTime);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    RequestBudgets(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    static RequestBudgets shared() {
        return SHARED;
    }

    /** Returns the budget of a key at a host; when several settings meet, the smallest budget applies to all. */
    RequestBudget of(String authority, String apiKey, BudgetSettings settings) {
        if (budgets.size() > CLEANED_ABOVE) {
            budgets.values().removeIf(budget -> budget.retireIfIdle(IDLE));
        }
        RequestBudget budget = budgets.computeIfAbsent(
                authority + "#" + digest(apiKey), name -> new RequestBudget(settings, clock, nanoTime));
        budget.narrow(settings);
        return budget;
    }

    int size() {
        return budgets.size();
    }

    private static String digest(String apiKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
