package xyz.cr3dentials.camel.component.consumer;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ExecutorServiceManager;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;

/**
 * Asks for sessions by their ids, several at once where many wait: a vendor may take seconds to answer, and one request
 * after another would then waste most of the limit.
 */
public final class Confirmations {

    /** With answers of three seconds, so many use up a limit of 120 requests a minute. */
    private static final int AT_ONCE = 6;

    private final TerminalSessionDetector detector;
    private final BooleanSupplier mayAsk;
    private final ExceptionHandler failures;
    private final ExecutorServiceManager threads;
    private final String threadName;

    public Confirmations(
            TerminalSessionDetector detector,
            BooleanSupplier mayAsk,
            ExceptionHandler failures,
            ExecutorServiceManager threads,
            String threadName) {
        this.detector = detector;
        this.mayAsk = mayAsk;
        this.failures = failures;
        this.threads = threads;
        this.threadName = threadName;
    }

    /** Asks until none is due; returns early when the consumer stops. */
    public void run() {
        if (!askForSome()) {
            return;
        }
        ExecutorService several = threads.newFixedThreadPool(this, threadName, AT_ONCE);
        Callable<Boolean> askForAll = () -> {
            boolean more = true;
            while (more) {
                more = askForSome();
            }
            return more;
        };
        try {
            for (Future<Boolean> asked : several.invokeAll(Collections.nCopies(AT_ONCE, askForAll))) {
                asked.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // An error of the JVM, as a rule: exceptions are handled where they occur.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow(several);
        }
    }

    /** @return whether more may be due */
    private boolean askForSome() {
        try {
            return mayAsk.getAsBoolean() && detector.confirmHints();
        } catch (RuntimeException e) {
            failures.handleException("Asking for a session failed, it is asked for again", e);
            return false;
        }
    }
}
