package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What detection has to remember of the vendor's list of one terminal status, so that a restart need not read it all.
 *
 * <p>The list is proven to hold nothing new when its total equals {@code listedBefore} plus
 * {@link DetectionLedger#countLearnt}.
 *
 * @param account whose list
 * @param status the terminal status, in the vendor's own word
 * @param listedBefore the list's total when it was first counted, or counted anew after the vendor removed rows, less
 *     what the ledger had learnt by then; may be negative
 * @param openBefore how many sessions were open for the ledger at that moment and may have been counted all the same
 * @param provenAt when the list was last proven to hold nothing new, null when it never was
 * @param place where in the list new rows were found last
 * @param nextOffset where an unfinished reading of the whole list goes on, -1 when none is under way
 * @param faults what is known against the list
 */
public record Certificate(
        Account account,
        String status,
        long listedBefore,
        long openBefore,
        @Nullable Instant provenAt,
        Place place,
        long nextOffset,
        Faults faults) {

    public Certificate withCount(long newListedBefore, long newOpenBefore, @Nullable Instant newPurgedAt) {
        return new Certificate(
                account,
                status,
                newListedBefore,
                newOpenBefore,
                provenAt,
                place,
                nextOffset,
                new Faults(newPurgedAt, faults.disprovenAt()));
    }

    public Certificate withProof(Instant newProvenAt) {
        return new Certificate(account, status, listedBefore, openBefore, newProvenAt, place, nextOffset, faults);
    }

    public Certificate withPlace(Place newPlace) {
        return new Certificate(account, status, listedBefore, openBefore, provenAt, newPlace, nextOffset, faults);
    }

    public Certificate withNextOffset(long newNextOffset) {
        return new Certificate(account, status, listedBefore, openBefore, provenAt, place, newNextOffset, faults);
    }

    public Certificate withDisproof(@Nullable Instant disprovenAt) {
        Faults known = new Faults(faults.purgedAt(), disprovenAt);
        return new Certificate(account, status, listedBefore, openBefore, provenAt, place, nextOffset, known);
    }

    /** Returns when the list was last seen to have lost rows, null when it never was. */
    public @Nullable Instant purgedAt() {
        return faults.purgedAt();
    }

    /** Returns since when the list is known to hold more than it counts, null while its total can be believed. */
    public @Nullable Instant disprovenAt() {
        return faults.disprovenAt();
    }

    /**
     * What is known against a list.
     *
     * @param purgedAt when it was last seen to have lost rows, null when it never was
     * @param disprovenAt since when it is known to hold more than it counts, null while its total can be believed
     */
    public record Faults(
            @Nullable Instant purgedAt, @Nullable Instant disprovenAt) {
        /** Nothing. */
        public static final Faults NONE = new Faults(null, null);
    }

    /** Part of a list. */
    public enum Place {
        /** The first page. */
        FIRST,
        /** The last page. */
        LAST,
        /** Anywhere else. */
        BETWEEN
    }
}
