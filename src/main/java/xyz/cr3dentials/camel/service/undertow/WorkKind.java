package xyz.cr3dentials.camel.service.undertow;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The kinds of work that have threads of their own, so that none takes those of another. */
enum WorkKind {
    /** The vendors' calls, which wait for the database alone. */
    WEBHOOKS(16, "/(webhooks|redirects)/.*"),

    /** What people who look after the service see and do, which waits for the database at most. */
    OPERATIONS(
            12,
            "/|/(console|metrics|sandbox)(/.*)?|/api/(overview|openapi|ledger|deliveries|crm|events|nodes)(/.*)?"
                    + "|/api/(.*/)?sessions/[^/]+/(timeline|redact)"),

    /** Creations and reads, which wait for one vendor; fewer than its client has connections, so that polls get some, too. */
    VERILOCK_CALLS(16, "/api/verilock/.*"),
    DEEPIDV_CALLS(16, "/api/deepidv/.*"),
    CR3DENTIALS_CALLS(16, "/api/.*"),

    /** Whatever flows the user has added. */
    OTHERS(24, ".*");

    private static final List<WorkKind> ALL = List.of(values());
    private static final int WAITING = 1_000;
    private static final int IDLE_SECONDS = 30;

    private final int threads;
    private final Pattern paths;

    WorkKind(int threads, String paths) {
        this.threads = threads;
        this.paths = Pattern.compile(paths, Pattern.DOTALL);
    }

    static WorkKind of(String path) {
        return ALL.stream()
                .filter(kind -> kind.paths.matcher(path).matches())
                .findFirst()
                .orElse(OTHERS);
    }

    /** Whether such a request can only fail while the database takes no writes. */
    boolean needsLedger(String method) {
        boolean vendorsCall = this == VERILOCK_CALLS || this == DEEPIDV_CALLS || this == CR3DENTIALS_CALLS;
        return this == WEBHOOKS || (vendorsCall && method.equals("POST"));
    }

    /** Whether a body that is too long is cut and passed on: a webhook's token is good without any of it. */
    boolean takesCutBodies() {
        return this == WEBHOOKS;
    }

    ThreadPoolExecutor newThreads() {
        AtomicInteger number = new AtomicInteger();
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
