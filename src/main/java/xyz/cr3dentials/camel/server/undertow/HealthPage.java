package xyz.cr3dentials.camel.server.undertow;

/**
 * A health page as it is sent.
 *
 * @param up whether the status is 200 and not 503
 * @param json the body; not to be changed
 */
public record HealthPage(boolean up, byte[] json) {
    /** The HTTP status that says the same as the page. */
    public int status() {
        return up ? 200 : 503;
    }
}
