package xyz.cr3dentials.camel.component;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Makes ids of 128 random bits, in letters, digits, {@code -} and {@code _}. Thread-safe. */
final class RandomIds implements Supplier<String> {

    private static final int BYTES = 16;

    private final SecureRandom random;

    RandomIds(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
