package xyz.cr3dentials.camel.http.pipeline;

import java.io.InterruptedIOException;
import java.net.URI;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/** A request that remembers how far it came, so that its failure can be told apart exactly. */
final class TrackedRequest extends HttpUriRequestBase {

    private static final long serialVersionUID = 1L;

    private final transient Deadline deadline;
    private final transient LongSupplier nanoTime;
    private volatile boolean connected;
    private volatile boolean expired;
    private volatile boolean tooLarge;
    private transient @Nullable ApiResponse response;

    TrackedRequest(String method, URI uri, Deadline deadline, LongSupplier nanoTime) {
        super(method, uri);
        this.deadline = deadline;
        this.nanoTime = nanoTime;
    }

    /** Ends the exchange at once, wherever it stands, when its time is over. */
    void cancelIfOver() {
        if (deadline.isOver(nanoTime.getAsLong())) {
            expired = true;
            cancel();
        }
    }

    /**
     * Notes that a connection stands and the request is about to be written.
     *
     * @throws InterruptedIOException when its time is over, as after a pause of the machine: its slot may be another's by now
     */
    void begin() throws InterruptedIOException {
        if (deadline.isOver(nanoTime.getAsLong())) {
            expired = true;
            throw new InterruptedIOException("its time was over before it was written");
        }
        connected = true;
    }

    void markTooLarge() {
        tooLarge = true;
    }

    void answer(ApiResponse answer) {
        this.response = answer;
    }

    @Nullable
    ApiResponse response() {
        return response;
    }

    TransportFailure failure(Exception cause) {
        if (tooLarge) {
            return new TransportFailure(
                    TransportFailure.Kind.ANSWER_TOO_LARGE, "the answer is longer than allowed", cause);
        }
        TransportFailure.Kind kind = connected ? TransportFailure.Kind.ANSWER_LOST : TransportFailure.Kind.NOT_SENT;
        return new TransportFailure(
                kind, expired ? "its time limit was over" : FailureReason.of(cause, connected), cause);
    }
}
