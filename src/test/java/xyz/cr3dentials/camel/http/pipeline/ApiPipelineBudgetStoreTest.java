package xyz.cr3dentials.camel.http.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.RateLimitedException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.http.budget.BudgetAnswer;
import xyz.cr3dentials.camel.http.budget.BudgetDemand;
import xyz.cr3dentials.camel.http.budget.BudgetSlot;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.InProcessBudgetStore;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/** Requests whose budget lies in a store that cannot be reached for a while. */
class ApiPipelineBudgetStoreTest extends PipelineTestBase {

    private static final String REMEDY = "The database is away; start it.";

    private int failuresLeft;
    private int asked;
    private boolean failsWhenFreed;

    @Test
    void nothingIsSentUntilTheStoreCanBeAskedAgain() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        failuresLeft = 3;
        call(pipeline(), POST);
        vendor.verify(1, anyRequestedFor(anyUrl()));
        assertThat(sleptSeconds()).isCloseTo(3, within(0.5));
    }

    @Test
    void aRequestWhoseTimeRunsOutMeanwhileFailsWithTheRemedy() {
        failuresLeft = Integer.MAX_VALUE;
        assertThatThrownBy(() -> call(pipeline(), POST))
                .isInstanceOfSatisfying(UnavailableException.class, e -> assertThat(e.getHttpResponseCode())
                        .isZero())
                .hasMessageContaining("createThing was not sent")
                .hasMessageContaining(REMEDY);
        vendor.verify(0, anyRequestedFor(anyUrl()));
        assertThat(sleptSeconds()).isBetween(8.0, 10.0);
        assertThat(asked).isLessThanOrEqualTo(10);
    }

    @Test
    void aPauseThatTheStoreDoesNotLearnOfHoldsHereAllTheSame() {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "100")));
        RequestBudgets failingOnceTaken = new RequestBudgets(
                name -> new Faulty() {
                    @Override
                    public BudgetAnswer take(BudgetDemand demand) {
                        BudgetAnswer answer = super.take(demand);
                        failuresLeft = Integer.MAX_VALUE;
                        return answer;
                    }
                },
                time.clock(),
                time::nanoTime);
        assertThatThrownBy(() -> call(pipeline(settings -> settings.budgets(failingOnceTaken)), GET))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.getRetryDelay())
                        .isCloseTo(Duration.ofSeconds(100), Duration.ofSeconds(2)));
        vendor.verify(1, anyRequestedFor(anyUrl()));
    }

    @Override
    ApiPipeline pipeline() {
        return pipeline(
                settings -> settings.budgets(new RequestBudgets(name -> new Faulty(), time.clock(), time::nanoTime)));
    }

    @Test
    void anAnswerArrivesAlthoughTheStoreDoesNotLearnOfIt() {
        vendor.stubFor(any(anyUrl()).willReturn(okJson("{\"a\":1}")));
        failsWhenFreed = true;
        assertThat(call(pipeline(), GET).path("a").asInt()).isEqualTo(1);
    }

    private double sleptSeconds() {
        return time.sleeps().stream().mapToLong(Long::longValue).sum() / 1e9;
    }

    /** Fails as often as the test wants before it works. */
    private class Faulty implements BudgetStore {

        private final BudgetStore store = new InProcessBudgetStore(time::nanoTime);

        @Override
        public BudgetAnswer take(BudgetDemand demand) {
            asked++;
            fail();
            BudgetAnswer answer = store.take(demand);
            BudgetSlot slot = answer.slot();
            return slot == null ? answer : BudgetAnswer.taken(new FaultySlot(slot), answer.refused());
        }

        @Override
        public int refused() {
            fail();
            return store.refused();
        }

        @Override
        public void pause(Duration duration) {
            fail();
            store.pause(duration);
        }

        @Override
        public void accepted() {
            fail();
            store.accepted();
        }

        private void fail() {
            if (failuresLeft > 0) {
                failuresLeft--;
                throw new BudgetStoreException(REMEDY, null);
            }
        }
    }

    private final class FaultySlot implements BudgetSlot {

        private final BudgetSlot slot;

        FaultySlot(BudgetSlot slot) {
            this.slot = slot;
        }

        @Override
        public void answered() {
            if (failsWhenFreed) {
                throw new BudgetStoreException(REMEDY, null);
            }
            slot.answered();
        }

        @Override
        public void unused() {
            slot.unused();
        }
    }
}
