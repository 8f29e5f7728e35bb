package xyz.cr3dentials.camel.http;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds a request back until its key's budget has room, and pauses the whole key when the vendor says 429. */
final class PacingSender implements Sender {

    private final String vendor;
    private final RetryPolicy policy;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final Backoff backoff;
    private final Sender next;

    PacingSender(String vendor, RetryPolicy policy, PipelineEnvironment environment, Sender next) {
        this.vendor = vendor;
        this.policy = policy;
        this.clock = environment.clock();
        this.nanoTime = environment.nanoTime();
        this.sleeper = environment.sleeper();
        this.backoff = new Backoff(policy, environment.random());
        this.next = next;
    }

    @Override
    public ApiResponse send(Call call) throws TransportFailure {
        RequestBudget budget = call.credential().budget();
        waitForTurn(call, budget);
        ApiResponse response = next.send(call);
        budget.observe(response);
        if (response.status() == 429) {
            Duration asked = RetryHint.of(response, clock.instant());
            int refusals = budget.countRefusal();
            budget.pause(asked == null ? Duration.ofNanos(backoff.delayNanos(refusals)) : asked);
        }
        return response;
    }

    private void waitForTurn(Call call, RequestBudget budget) {
        Deadline limit = call.sendBy().atMost(policy.maximumRetryAfter(), nanoTime.getAsLong());
        Turn turn = budget.queue(call.request().priority());
        BudgetStoreException failure = null;
        try {
            while (true) {
                // A wait can last longer than it should; what is late must not be sent, nor cost a token.
                refuseIfLate(call, failure);
                BudgetAnswer answer;
                try {
                    answer = budget.acquire(turn);
                    failure = null;
                } catch (BudgetStoreException e) {
                    answer = new BudgetAnswer(RequestBudget.ASK_AGAIN_NANOS, false, false);
                    failure = e;
                }
                long wait = answer.waitNanos();
                if (wait <= 0) {
                    refuseIfLate(call, null); // the store itself can be slow
                    return;
                }
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
        String why;
        if (answer.paused()) {
            why = "the vendor's request limit is used up for another %s.".formatted(Waiting.inWords(wait));
        } else if (answer.day()) {
            why = "the daily limit of requests leaves no room for it; it frees at %s, in %s."
                    .formatted(clock.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS), Waiting.inWords(wait));
        } else {
            why = "our own request budget has no room for it for another %s.".formatted(Waiting.inWords(wait));
        }
        return new RateLimitedException(
                vendor,
                "%s was held back: %s Try again then, or send fewer requests with this API key."
                        .formatted(call.request().operation(), why),
                answer.paused() ? 429 : 0,
                List.of(),
                wait);
    }
}
