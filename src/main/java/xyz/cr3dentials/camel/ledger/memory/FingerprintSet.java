package xyz.cr3dentials.camel.ledger.memory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers ids by 128 bits of their SHA-256, so that a million of them take 32 to 64 MB, a fraction of what strings
 * would.
 *
 * <p>Two ids with one fingerprint would be taken for one; among a billion ids the chance of that is below 10⁻²⁰. Not
 * thread-safe.
 */
final class FingerprintSet {

    private static final int INITIAL_SLOTS = 64;

    private final MessageDigest digest = sha256();
    private long[] slots = new long[2 * INITIAL_SLOTS];
    private int size;

    /** Adds an id and tells whether it was new. */
    boolean add(String id) {
        byte[] hash = digest.digest(id.getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer = ByteBuffer.wrap(hash);
        // A fingerprint of zero marks a free slot; the lowest bit is spent so that no id has it.
        long high = buffer.getLong() | 1L;
        long low = buffer.getLong();
        int slot = find(slots, high, low);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        size++;
        if (size * 10L > slots.length / 2 * 7L) {
            grow();
        }
        return true;
    }

    /** Tells whether the id was added. */
    boolean contains(String id) {
        ByteBuffer buffer = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        return slots[find(slots, buffer.getLong() | 1L, buffer.getLong())] != 0;
    }

    /** Returns how many different ids were added. */
    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0) {
                int slot = find(larger, slots[i], slots[i + 1]);
                larger[slot] = slots[i];
                larger[slot + 1] = slots[i + 1];
            }
        }
        slots = larger;
    }

    /** Returns the slot that holds the fingerprint, or the free one where it belongs. */
    private static int find(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int index = (int) (low & mask);
        while (slots[2 * index] != 0 && (slots[2 * index] != high || slots[2 * index + 1] != low)) {
            index = (index + 1) & mask;
        }
        return 2 * index;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
