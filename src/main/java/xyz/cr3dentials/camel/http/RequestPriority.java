package xyz.cr3dentials.camel.http;

/** Whose turn it is when the request budget of an API key runs short; the first constant is served first. */
public enum RequestPriority {
    /** A person is waiting for a session to start. */
    CREATE(0),
    /** A webhook says that a session has ended, or a route asks for one session. */
    CONFIRM(10),
    /** The poller looks for sessions that reached a terminal status. */
    DETECT(4),
    /** History is read, which can wait. */
    BACKFILL(2);

    private final int leftShare;

    RequestPriority(int leftShare) {
        this.leftShare = leftShare;
    }

    /** Returns which share of the burst stays for higher priorities: 4 for a quarter, 0 for nothing. */
    public int leftShare() {
        return leftShare;
    }
}
