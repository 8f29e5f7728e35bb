package xyz.cr3dentials.camel.http.budget;

/**
 * Whose turn it is when the request budget of an API key runs short. A creation takes any free slot. Everything else takes
 * turns, spaced evenly, so that slots become free evenly as well: four confirmations to two looks to one page of history.
 */
public enum RequestPriority {
    /** A person is waiting for a session to start. */
    CREATE(1, 0),
    /** A webhook says that a session has ended, or a route asks for one session. */
    CONFIRM(1, 10),
    /** The poller looks for sessions that reached a terminal status. */
    DETECT(2, 4),
    /** History is read, which can wait. */
    BACKFILL(4, 2);

    private final int stride;
    private final int leftShare;

    RequestPriority(int stride, int leftShare) {
        this.stride = stride;
        this.leftShare = leftShare;
    }

    /** Returns whether requests are spaced evenly. */
    public boolean isSpaced() {
        return this != CREATE;
    }

    /** Returns how far a request sets back the next one of its priority. */
    int stride() {
        return stride;
    }

    /** Returns how much of a burst or of a day stays for higher priorities. */
    int shareOf(int whole) {
        return leftShare == 0 ? 0 : whole / leftShare;
    }
}
