package xyz.cr3dentials.camel.http.budget;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The budgets of API keys, found by host and a digest of the key, so that everyone who uses one key draws from one budget.
 * Thread-safe.
 */
public final class RequestBudgets {

    private static final int CLEANED_ABOVE = 64;

    private static final RequestBudgets IN_PROCESS = new RequestBudgets(Clock.systemUTC(), System::nanoTime);

    private final BudgetStores stores;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    /** Budgets of which nobody outside this object knows. */
    public RequestBudgets(Clock clock, LongSupplier nanoTime) {
        this(name -> new InProcessBudgetStore(nanoTime), clock, nanoTime);
    }

    public RequestBudgets(BudgetStores stores, Clock clock, LongSupplier nanoTime) {
        this.stores = stores;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Returns the budgets that everything in this JVM shares unless it has others. */
    public static RequestBudgets inProcess() {
        return IN_PROCESS;
    }

    /** Returns budgets whose slots come from stores, which other nodes may share. */
    public static RequestBudgets in(BudgetStores stores) {
        return new RequestBudgets(stores, Clock.systemUTC(), System::nanoTime);
    }

    /** Returns the budget of a key at a host; when several settings meet, the smallest budget applies to all. */
    public RequestBudget of(String authority, String apiKey, BudgetSettings settings) {
        if (budgets.size() > CLEANED_ABOVE) {
            budgets.values().removeIf(RequestBudget::retireIfIdle);
        }
        RequestBudget budget = budgets.computeIfAbsent(
                authority + "#" + digest(apiKey),
                name -> new RequestBudget(stores.open(name), settings, clock, nanoTime));
        budget.narrow(settings);
        return budget;
    }

    public int size() {
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
