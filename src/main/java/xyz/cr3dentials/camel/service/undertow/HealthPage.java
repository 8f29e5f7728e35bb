package xyz.cr3dentials.camel.service.undertow;

import java.nio.charset.StandardCharsets;

/**
 * A health page as it is sent.
 *
 * @param up whether the status is 200 and not 503
 * @param json the body
 */
public record HealthPage(boolean up, String json) {
    /** The body as it is sent. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The HTTP status that says the same as the page. */
    public int status() {
        return up ? 200 : 503;
    }
}
