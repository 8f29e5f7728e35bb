package xyz.cr3dentials.camel.service;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process after an error of the JVM, above all when memory has run out: what goes on half broken answers wrongly,
 * and what has ended is started again. Does what {@code -XX:+ExitOnOutOfMemoryError} does, with its exit code, also where
 * nobody has set it. Thread-safe.
 */
final class FatalErrors implements Filter {
    static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);

    private static final int LONGEST_CHAIN = 50;

    /** Made beforehand, since there may be no memory left to make it. */
    private static final byte[] LAST_WORDS =
            "The process ends: the JVM has run out of memory or is broken.\n".getBytes(StandardCharsets.US_ASCII);

    private final IntConsumer end;

    /** @param end ends the process at once with a status */
    FatalErrors(IntConsumer end) {
        this.end = end;
    }

    /** For a process that exists for the service alone. */
    static FatalErrors ofThisProcess() {
        return new FatalErrors(Runtime.getRuntime()::halt);
    }

    /** Looks at what threads die of. */
    FatalErrors watchThreads() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            look(failure);
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                LOG.error("The thread {} has died", thread.getName(), failure);
            }
        });
        return this;
    }

    /** Looks at what requests fail with, which the server catches whatever it is. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            look(e);
            throw e;
        }
    }

    /** Ends the process if the failure, or what it was caused by, is an error of the JVM. */
    void look(@Nullable Throwable failure) {
        if (Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(FatalErrors::isFatal)) {
            System.err.write(LAST_WORDS, 0, LAST_WORDS.length);
            System.err.flush();
            end.accept(STATUS);
        }
    }

    /** A stack that was too deep is unwound again and breaks nothing but its own work. */
    private static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }
}
