package xyz.cr3dentials.camel.service.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. At most one change and one heartbeat wait for a client; a newer change takes the older one's place.
 *
 * <p>Once the container has said that it can't take more, the output is left alone until the container calls: a look at it
 * from another thread in between could lose that very call. The request is never ended with the lock held, since the
 * container tells its listeners of the end under a lock of its own. Thread-safe.
 */
final class EventClient implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventClient.class);
    private static final byte[] PREAMBLE = bytes("retry: 2000\n");
    private static final byte[] HEARTBEAT = bytes(":\n\n");

    private final AsyncContext async;
    private final ServletOutputStream output;
    private final LongSupplier nanoTime;
    private final Consumer<EventClient> forget;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private byte @Nullable [] preamble = PREAMBLE;
    private byte @Nullable [] change;
    private byte @Nullable [] heartbeat;
    private boolean writable;
    private long unwritableSince;

    /** A client that is sent nothing before it has begun; {@code forget} is told once when it is no client any more. */
    EventClient(AsyncContext async, ServletOutputStream output, LongSupplier nanoTime, Consumer<EventClient> forget) {
        this.async = async;
        this.output = output;
        this.nanoTime = nanoTime;
        this.forget = forget;
        this.unwritableSince = nanoTime.getAsLong();
    }

    /** Lets the container ask for output, as soon as the request's own thread has returned to it. */
    void begin() {
        async.addListener(this);
        output.setWriteListener(this);
    }

    void change(long revision) {
        byte[] message = bytes("event: change\ndata: {\"revision\":" + revision + "}\n\n");
        send(() -> change = message);
    }

    void heartbeat() {
        send(() -> heartbeat = HEARTBEAT);
    }

    /** Whether bytes have been waiting for the client to take them for longer than this. */
    boolean hasWaitedFor(Duration patience) {
        lock.lock();
        try {
            return !writable && nanoTime.getAsLong() - unwritableSince > patience.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream in order, or cuts it off where bytes are stuck, which would keep it open. */
    void end() {
        if (leave()) {
            finish(isWritable());
        }
    }

    /** Cuts the connection: a client who takes nothing would never take the end of the answer, either. */
    void breakOff() {
        if (leave()) {
            finish(false);
        }
    }

    private void finish(boolean inOrder) {
        try {
            if (inOrder) {
                async.complete();
            } else {
                // Closed beforehand, or the container would try to once the connection is cut, and log that it can't.
                output.close();
                async.getRequest().setAttribute(EventStreamServlet.BROKEN_OFF, true);
                async.dispatch();
            }
        } catch (IOException | IllegalStateException | RejectedExecutionException e) {
            LOG.debug("The container had ended a stream of events itself: {}", e.toString());
        }
    }

    /** Once this has returned, nobody is writing any more. */
    private boolean isWritable() {
        lock.lock();
        try {
            return writable;
        } finally {
            lock.unlock();
        }
    }

    /** From here on nobody begins to write; true for the first caller. */
    private boolean leave() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            forget.accept(this);
        }
        return first;
    }

    private void send(Runnable enqueue) {
        lock.lock();
        try {
            enqueue.run();
            drain();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWritePossible() {
        send(() -> writable = true);
    }

    /** Writes what the output takes now. */
    private void drain() {
        try {
            while (writable && !ended.get()) {
                byte[] message = next();
                if (message == null) {
                    return;
                }
                output.write(message);
                if (output.isReady()) {
                    output.flush();
                }
                writable = output.isReady();
                unwritableSince = nanoTime.getAsLong();
            }
        } catch (IOException e) {
            gone(e);
        }
    }

    /** The container has closed the connection that failed, and with it the request: there is nothing left to complete. */
    private void gone(Throwable failure) {
        LOG.debug("A client of the event stream has gone: {}", failure.toString());
        leave();
    }

    private byte @Nullable [] next() {
        byte[] message = preamble;
        if (message != null) {
            preamble = null;
            return message;
        }
        message = change;
        if (message != null) {
            change = null;
            return message;
        }
        message = heartbeat;
        heartbeat = null;
        return message;
    }

    @Override
    public void onError(Throwable failure) {
        gone(failure);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The stream has been broken off by then.
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
