package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.LearntBy;

/**
 * What a ledger keeps of the end of a session.
 *
 * @param learntBy how the end was learnt; {@code null} before that, for history, and for a result that could not be read
 * @param learntAt when it was learnt
 * @param countedAs the status in whose list the session is counted as known, so that it is counted once
 * @param settledAt when it was delivered, parked, abandoned or found unwanted
 * @param erasableSince since when nobody needs its data; {@code null} while somebody may, and once they are erased
 */
public record KnownEnd(
        @Nullable LearntBy learntBy,
        @Nullable Instant learntAt,
        @Nullable String countedAs,
        @Nullable Instant settledAt,
        @Nullable Instant erasableSince) {

    /** Before the end is known. */
    public static final KnownEnd NONE = new KnownEnd(null, null, null, null, null);

    KnownEnd learnt(@Nullable LearntBy by, Instant at) {
        return new KnownEnd(by, by == null ? null : at, countedAs, null, null);
    }

    KnownEnd counted(String status) {
        return new KnownEnd(learntBy, learntAt, status, settledAt, erasableSince);
    }

    KnownEnd settled(@Nullable Instant at, @Nullable Instant newErasableSince) {
        return new KnownEnd(learntBy, learntAt, countedAs, at, newErasableSince);
    }
}
