package xyz.cr3dentials.camel.sandbox;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** Ids and tokens from a sandbox's own randomness, so that a seed repeats a run. */
public final class RandomTexts {

    private static final int TOKEN_BYTES = 18;

    private RandomTexts() {}

    /** A version 4 UUID. */
    public static String uuid(Random random) {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** 24 characters that are safe in addresses. */
    public static String token(Random random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
