package xyz.cr3dentials.camel.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.LedgerException;

class LedgerCallsTest {

    private final LedgerCalls calls = new LedgerCalls(Duration.ofMillis(20));
    private final LedgerCalls patient = new LedgerCalls(Duration.ofMinutes(1));
    private final CountDownLatch repaired = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        repaired.countDown();
        calls.close();
        patient.close();
    }

    @Test
    void anAnswerIsHandedOnAndSoIsAFailure() {
        assertThat(patient.ask(() -> "answer")).isEqualTo("answer");
        LedgerException down = new LedgerException("down");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> patient.ask(failing(down)))
                .isSameAs(down);
    }

    @Test
    void whoAsksALedgerThatHangsIsToldSoAndFewThreadsHangWithIt() {
        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
            toldThatTheLedgerHangs();
            return begun.get() == 4;
        });
        for (int i = 0; i < 50; i++) {
            toldThatTheLedgerHangs();
        }

        repaired.countDown();
        await().ignoreExceptionsInstanceOf(LedgerException.class)
                .until(() -> calls.ask(() -> "answer").equals("answer"));
        // Those who were told in the meantime had given up: nobody asks for them any more.
        assertThat(begun).hasValue(4);
    }

    @Test
    void tooManyWhoWaitAreToldAtOnce() throws Exception {
        int askers = 50;
        int workedOnOrWaiting = 36;
        CountDownLatch refused = new CountDownLatch(askers - workedOnOrWaiting);
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < askers; i++) {
            new Thread(() -> {
                        try {
                            answered.addAndGet(patient.ask(this::hang).length());
                        } catch (LedgerException e) {
                            refused.countDown();
                        }
                    })
                    .start();
        }
        assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValueLessThanOrEqualTo(4);
        repaired.countDown();
        await().untilAtomic(answered, org.hamcrest.Matchers.is(workedOnOrWaiting));
    }

    private void toldThatTheLedgerHangs() {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> calls.ask(this::hang))
                .withMessage("The ledger does not answer within 20 ms");
    }

    private String hang() {
        begun.incrementAndGet();
        try {
            repaired.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody may interrupt a thread that works on a file", e);
        }
        return "x";
    }

    private static Supplier<String> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
