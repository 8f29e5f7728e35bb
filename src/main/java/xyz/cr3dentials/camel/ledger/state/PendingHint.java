package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.LearntBy;

/**
 * What says that a session may have ended, until the vendor is asked. A claim moves {@code dueAt} to the end of its lease,
 * so that a claim whose owner died comes due by itself.
 *
 * @param learntBy where the latest news came from
 * @param hintedAt when the first of them came
 * @param dueAt when the vendor is to be asked, or until when nobody else may
 * @param attempts how often it was asked
 * @param intentId the intent to bind once the vendor confirms the session
 * @param claim who asks, or was the last to; {@code null} when nobody has a claim
 * @param askedAt when the vendor was asked last
 * @param renewed whether news came while the vendor was asked, whose answer may be older than the news
 */
public record PendingHint(
        LearntBy learntBy,
        Instant hintedAt,
        Instant dueAt,
        int attempts,
        @Nullable String intentId,
        @Nullable String claim,
        @Nullable Instant askedAt,
        boolean renewed) {

    /** Repeated webhooks make the vendor be asked no more often than that. */
    private static final Duration SPACING = Duration.ofSeconds(10);

    static PendingHint of(LearntBy learntBy, @Nullable String intentId, Instant now) {
        return new PendingHint(learntBy, now, now, 0, intentId, null, null, false);
    }

    /** Returns 0 for what somebody waits for, which is asked for first, 1 for the rest. */
    public int rank() {
        return learntBy == LearntBy.WEBHOOK || learntBy == LearntBy.REDIRECT ? 0 : 1;
    }

    /** Returns this hint if a further one tells nothing new, else one that is due as soon as the spacing allows. */
    PendingHint joinedBy(LearntBy by, @Nullable String forIntent, Instant now) {
        if (!isNews(by)) {
            return this;
        }
        boolean claimed = claim != null && dueAt.isAfter(now);
        return new PendingHint(
                by,
                hintedAt,
                claimed ? dueAt : earlier(dueAt, spaced(now)),
                attempts,
                intentId == null ? forIntent : intentId,
                claim,
                askedAt,
                renewed || claimed);
    }

    // A list shows the same rows at every look; only the first of them tells more than an earlier question did.
    private boolean isNews(LearntBy by) {
        return by == LearntBy.WEBHOOK || (by == LearntBy.LIST && learntBy != LearntBy.LIST && askedAt != null);
    }

    PendingHint claimed(String by, Instant now, Duration lease) {
        return new PendingHint(learntBy, hintedAt, now.plus(lease), attempts + 1, intentId, by, now, false);
    }

    PendingHint postponed(Duration delay, Instant now) {
        Instant next = now.plus(delay);
        Instant due = renewed ? earlier(next, spaced(now)) : next;
        return new PendingHint(learntBy, hintedAt, due, attempts, intentId, null, askedAt, false);
    }

    /** Lets the news that came while the vendor was asked be a hint of its own. */
    PendingHint begunAnew(Instant now) {
        return new PendingHint(learntBy, hintedAt, spaced(now), 0, intentId, null, askedAt, false);
    }

    private Instant spaced(Instant now) {
        Instant earliest = askedAt == null ? now : askedAt.plus(SPACING);
        return earliest.isAfter(now) ? earliest : now;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
