package xyz.cr3dentials.camel.http.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.RetryPolicy;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.budget.BudgetAnswer;
import xyz.cr3dentials.camel.http.budget.BudgetSlot;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.RequestBudget;
import xyz.cr3dentials.camel.http.budget.Turn;

/**
 * Holds a request back until its key's budget has a slot, frees the slot again, and pauses the whole key when the vendor
 * says 429.
 */
final class PacingSender implements Sender {

    /** How much later than its time limit a request can still be cut off and arrive. */
    private static final Duration LATENESS = Duration.ofSeconds(1);

    private final String vendor;
    private final RetryPolicy policy;
    private final Duration attemptTimeLimit;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final Backoff backoff;
    private final Sender next;

    PacingSender(HttpSettings settings, PipelineEnvironment environment, Sender next) {
        this.vendor = settings.vendor();
        this.policy = settings.retry();
        this.attemptTimeLimit = settings.limits().attempt();
        this.clock = environment.clock();
        this.nanoTime = environment.nanoTime();
        this.sleeper = environment.sleeper();
        this.backoff = new Backoff(policy, environment.random());
        this.next = next;
    }

    @Override
    public ApiResponse send(Call call) throws TransportFailure {
        RequestBudget budget = call.credential().budget();
        Admission admission = waitForTurn(call, budget);
        ApiResponse response;
        try {
            response = next.send(call.atMostUntil(admission.deadline()));
        } catch (TransportFailure failure) {
            // Without an answer nobody knows when the request arrived, and the slot frees itself.
            if (failure.kind() != TransportFailure.Kind.ANSWER_LOST) {
                budget.free(admission.slot(), failure.kind() == TransportFailure.Kind.ANSWER_TOO_LARGE);
            }
            throw failure;
        }
        budget.free(admission.slot(), true);
        budget.observe(response.status(), response.rateLimit());
        if (response.status() == 429) {
            Duration asked = RetryHint.of(response, clock.instant());
            int refusals = budget.countRefusal();
            budget.pause(asked == null ? Duration.ofNanos(backoff.delayNanos(refusals)) : asked);
        }
        return response;
    }

    private Admission waitForTurn(Call call, RequestBudget budget) {
        Deadline limit = call.sendBy().atMost(policy.maximumRetryAfter(), nanoTime.getAsLong());
        Turn turn = budget.queue(call.request().priority());
        BudgetStoreException failure = null;
        try {
            while (true) {
                // A wait can last longer than it should; what is late must not be sent, nor cost a slot.
                refuseIfLate(call, failure);
                // Counted from before the store is asked, so that it ends no later than the store assumes.
                Deadline deadline = Deadline.after(attemptTimeLimit, nanoTime.getAsLong());
                BudgetAnswer answer;
                try {
                    answer = budget.acquire(turn, attemptTimeLimit.plus(LATENESS));
                    failure = null;
                } catch (BudgetStoreException e) {
                    answer = BudgetAnswer.full(RequestBudget.ASK_AGAIN_NANOS, false);
                    failure = e;
                }
                BudgetSlot slot = answer.slot();
                if (slot != null) {
                    if (call.sendBy().isOver(nanoTime.getAsLong())) { // the store itself can be slow
                        budget.free(slot, false);
                        throw tooLate(call);
                    }
                    return new Admission(slot, deadline);
                }
                long wait = answer.waitNanos();
                if (wait >= limit.remainingNanos(nanoTime.getAsLong())) {
                    throw failure == null ? refuse(call, answer) : withoutStore(call, failure);
                }
                Waiting.sleep(sleeper, wait, vendor, call.request());
            }
        } finally {
            budget.leave(turn);
        }
    }

    private void refuseIfLate(Call call, @Nullable BudgetStoreException failure) {
        if (call.sendBy().isOver(nanoTime.getAsLong())) {
            throw failure == null ? tooLate(call) : withoutStore(call, failure);
        }
    }

    private UnavailableException withoutStore(Call call, BudgetStoreException failure) {
        return new UnavailableException(
                vendor,
                "%s was not sent: %s Without it the vendor's request limit might be exceeded."
                        .formatted(call.request().operation(), failure.getMessage()),
                0,
                List.of(),
                null,
                failure);
    }

    private UnavailableException tooLate(Call call) {
        return new UnavailableException(
                vendor,
                "%s was not sent: its time ran out while it waited. Try again, or send fewer requests with this API key."
                        .formatted(call.request().operation()),
                0,
                List.of(),
                null,
                null);
    }

    private RateLimitedException refuse(Call call, BudgetAnswer answer) {
        Duration wait = Duration.ofNanos(answer.waitNanos());
        String why =
                answer.paused() ? "the vendor's request limit is used up" : "our own request budget has no room for it";
        return new RateLimitedException(
                vendor,
                "%s was held back: %s for another %s, until %s. Try again then, or send fewer requests with this API key."
                        .formatted(
                                call.request().operation(),
                                why,
                                Waiting.inWords(wait),
                                clock.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS)),
                answer.paused() ? 429 : 0,
                List.of(),
                wait);
    }

    /** @param deadline by when the attempt that takes the slot is over */
    private record Admission(BudgetSlot slot, Deadline deadline) {}
}
