package xyz.cr3dentials.camel.http.pipeline;

/** An attempt that ended without a readable answer. */
final class TransportFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    TransportFailure(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.reason = reason;
    }

    Kind kind() {
        return kind;
    }

    /** Returns why, as a clause without capital and full stop. */
    String reason() {
        return reason;
    }

    /** How far the attempt came. */
    enum Kind {
        /** No connection was made, so the vendor cannot have acted. */
        NOT_SENT,
        /** A connection stood and the request may have reached the vendor. */
        ANSWER_LOST,
        /** The vendor answered with more than we are willing to read. */
        ANSWER_TOO_LARGE
    }
}
