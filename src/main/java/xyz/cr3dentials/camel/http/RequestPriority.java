package xyz.cr3dentials.camel.http;

/** Whose turn it is when the request budget of an API key runs short; the first constant is served first. */
public enum RequestPriority {
    /** A person is waiting for a session to start. */
    CREATE,
    /** A webhook says that a session has ended, or a route asks for one session. */
    CONFIRM,
    /** The poller looks for sessions that reached a terminal status. */
    DETECT,
    /** History is read, which can wait. */
    BACKFILL
}
