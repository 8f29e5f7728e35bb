package xyz.cr3dentials.camel.service.platformhttp;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits every request to the engine is held to.
 *
 * @param maximumBodyBytes the largest request body in bytes, above which a request is answered 413; at least 1
 * @param requestTimeout how long a route may take before the request is answered 504, unless its endpoint sets
 *     {@code requestTimeout}; at least 1 ms
 * @param serverPort the port the container listens on, or 0 when it is not known; only reported, never opened
 * @param patience which requests end before their time limit
 */
public record PlatformHttpSettings(long maximumBodyBytes, Duration requestTimeout, int serverPort, Patience patience) {

    /** One MiB of body, 60 seconds a request, port not known. */
    public static final PlatformHttpSettings DEFAULTS =
            new PlatformHttpSettings(1024L * 1024L, Duration.ofSeconds(60), 0, Patience.ENDLESS);

    public PlatformHttpSettings {
        Objects.requireNonNull(requestTimeout, "requestTimeout");
        Objects.requireNonNull(patience, "patience");
        if (maximumBodyBytes < 1) {
            throw new IllegalArgumentException("maximumBodyBytes is " + maximumBodyBytes + ": use 1 or more");
        }
        if (requestTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("requestTimeout is " + requestTimeout + ": use 1 ms or more");
        }
        if (serverPort < 0 || serverPort > 65_535) {
            throw new IllegalArgumentException("serverPort is " + serverPort + ": use 0 to 65535");
        }
    }

    /** These settings with another body limit, in bytes. */
    public PlatformHttpSettings withMaximumBodyBytes(long bytes) {
        return new PlatformHttpSettings(bytes, requestTimeout, serverPort, patience);
    }

    /** These settings with another default time limit of a request. */
    public PlatformHttpSettings withRequestTimeout(Duration timeout) {
        return new PlatformHttpSettings(maximumBodyBytes, timeout, serverPort, patience);
    }

    /** These settings with the port the container listens on. */
    public PlatformHttpSettings withServerPort(int port) {
        return new PlatformHttpSettings(maximumBodyBytes, requestTimeout, port, patience);
    }

    /** These settings with another rule for requests that end before their time limit. */
    public PlatformHttpSettings withPatience(Patience rule) {
        return new PlatformHttpSettings(maximumBodyBytes, requestTimeout, serverPort, rule);
    }
}
