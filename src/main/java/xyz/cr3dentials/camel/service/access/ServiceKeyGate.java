package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells whether a sent key is a service key, and who has sent too many that are not. A right key always passes, however many
 * wrong ones come from its address; hence a key has to be too long to be guessed. Hashes are compared, and all of them, so
 * that the time taken tells neither which key is nearer nor how long it is. Thread-safe.
 */
public final class ServiceKeyGate {
    private final List<byte[]> serviceKeys;
    private final ClientAddress clients;
    private final WrongKeys wrongKeys;

    /**
     * Guards with the given keys, on this machine's clock.
     *
     * @param serviceKeys any of them opens
     * @param trustedProxies how many proxies in front each append an address to {@code X-Forwarded-For}
     */
    public ServiceKeyGate(List<String> serviceKeys, int trustedProxies) {
        this(serviceKeys, trustedProxies, System::nanoTime);
    }

    ServiceKeyGate(List<String> serviceKeys, int trustedProxies, LongSupplier nanoTime) {
        this.serviceKeys = serviceKeys.stream().map(Sha256::of).toList();
        this.clients = new ClientAddress(trustedProxies);
        this.wrongKeys = new WrongKeys(nanoTime);
    }

    /** Looks at a key that a client has sent. */
    KeyVerdict check(HttpServletRequest request, String sent) {
        boolean right = isServiceKey(Sha256.of(sent));
        return new KeyVerdict(right, right ? Duration.ZERO : wrongKeys.add(clients.of(request)));
    }

    private boolean isServiceKey(byte[] sent) {
        boolean right = false;
        for (byte[] serviceKey : serviceKeys) {
            right |= MessageDigest.isEqual(sent, serviceKey);
        }
        return right;
    }
}
