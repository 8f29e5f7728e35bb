package xyz.cr3dentials.camel.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.LongSupplier;

/**
 * Tells whether a sent key is the service key, and makes those wait who guess. During a wait a right key is refused as
 * well, or waiting would be no hindrance. The comparison takes constant time for keys of equal length. Thread-safe.
 */
public final class ServiceKeyGate {
    private final byte[] serviceKey;
    private final WrongKeys wrongKeys;

    /** Guards with the given key, on this machine's clock. */
    public ServiceKeyGate(String serviceKey) {
        this(serviceKey, System::nanoTime);
    }

    ServiceKeyGate(String serviceKey, LongSupplier nanoTime) {
        this.serviceKey = serviceKey.getBytes(StandardCharsets.UTF_8);
        this.wrongKeys = new WrongKeys(nanoTime);
    }

    /** Looks at a key that a client has sent, unless the client has to wait. */
    KeyVerdict check(HttpServletRequest request, String sent) {
        return wrongKeys.look(
                ClientAddress.of(String.valueOf(request.getRemoteAddr())),
                () -> MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), serviceKey));
    }
}
