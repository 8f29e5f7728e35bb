package xyz.cr3dentials.camel.http;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/** A request that remembers how far it came, so that its failure can be told apart exactly. */
final class TrackedRequest extends HttpUriRequestBase {

    private static final long serialVersionUID = 1L;

    private final transient Deadline deadline;
    private volatile boolean connected;
    private volatile boolean expired;
    private volatile boolean tooLarge;
    private transient @Nullable ApiResponse response;

    TrackedRequest(String method, URI uri, Deadline deadline) {
        super(method, uri);
        this.deadline = deadline;
    }

    /** Ends the exchange at once, wherever it stands, when its time is over. */
    void cancelIfOver(long nowNanos) {
        if (deadline.isOver(nowNanos)) {
            expired = true;
            cancel();
        }
    }

    void markConnected() {
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
