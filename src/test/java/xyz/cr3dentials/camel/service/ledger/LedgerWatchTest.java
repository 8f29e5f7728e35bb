package xyz.cr3dentials.camel.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;
import xyz.cr3dentials.camel.service.ledger.AccountReading.ListReading;
import xyz.cr3dentials.camel.service.ledger.AccountReading.Proof;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

class LedgerWatchTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final Duration BEHIND_AFTER = Duration.ofMinutes(2);

    private final ManualClock clock = new ManualClock();
    private final MemorySessionLedger ledger = new MemorySessionLedger(clock, MemoryLedgerLimits.DEFAULT);
    private final AtomicInteger counted = new AtomicInteger();
    private final CountDownLatch databaseAnswers = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile boolean writable;
    private volatile boolean hanging;
    private final LedgerWatch watch = watch(Duration.ofMinutes(1));
    private final LedgerWatch impatient = watch(Duration.ofMillis(200));

    @AfterEach
    void close() {
        databaseAnswers.countDown();
        watch.close();
        impatient.close();
    }

    @Test
    void asksTheLedgerOnceInFiveSeconds() {
        for (int i = 0; i < 100; i++) {
            assertThat(watch.look().readable()).isTrue();
        }
        assertThat(counted).hasValue(1);

        clock.advance(Duration.ofSeconds(5));
        watch.look();
        assertThat(counted).hasValue(2);
    }

    @Test
    void tellsHowFarEachListIsProven() {
        ledger.detection()
                .saveCertificate(
                        new Certificate(
                                ACCOUNT,
                                "ERROR",
                                3,
                                0,
                                clock.instant(),
                                Certificate.Place.FIRST,
                                -1,
                                Certificate.Faults.NONE),
                        "detector");
        assertThat(proofs()).containsExactly(Proof.NEVER, Proof.PROVEN);

        clock.advance(BEHIND_AFTER);
        assertThat(proofs()).containsExactly(Proof.NEVER, Proof.PROVEN);

        clock.advance(Duration.ofSeconds(6));
        assertThat(proofs()).containsExactly(Proof.NEVER, Proof.BEHIND);
    }

    @Test
    void aBrokenLedgerIsUnreadableAndAskedNoMoreOftenUntilItWorksAgain() {
        broken = true;
        for (int i = 0; i < 100; i++) {
            assertThat(watch.look()).isEqualTo(LedgerReading.unreadable(clock.instant()));
        }
        assertThat(counted).hasValue(1);

        broken = false;
        clock.advance(Duration.ofSeconds(5));
        assertThat(watch.look().readable()).isTrue();
    }

    @Test
    void nobodyWaitsForADatabaseThatHangsAndItIsNotAskedTwice() {
        hanging = true;
        assertThat(impatient.look().readable()).isFalse();
        assertThat(impatient.look().readable()).isFalse();
        // The thread that asks may start later than anybody waits for it.
        await().until(() -> counted.get() == 1);

        databaseAnswers.countDown();
        await().until(() -> impatient.look().readable());
        assertThat(counted).hasValue(1);
    }

    @Test
    @Timeout(60)
    void whatIsKnownIsToldWithoutWaitingForTheDatabaseAndAskedForAtMostOnceInFiveSeconds() {
        hanging = true;
        assertThat(watch.known().accounts()).isEmpty();
        assertThat(watch.known().readable()).isFalse();

        databaseAnswers.countDown();
        await().until(() -> watch.known().readable());
        assertThat(watch.known().accounts()).hasSize(1);
        assertThat(counted).hasValue(1);

        clock.advance(Duration.ofSeconds(5));
        assertThat(watch.known().readable()).isTrue();
        await().until(() -> counted.get() == 2);
    }

    @Test
    void whetherItTakesWritesIsToldAsItIsNowWithAReadingOfBefore() {
        assertThat(watch.look().writable()).isFalse();
        writable = true;
        assertThat(watch.look().writable()).isTrue();
        assertThat(watch.known().writable()).isTrue();
        writable = false;
        assertThat(watch.known().writable()).isFalse();
        assertThat(counted).hasValue(1);
    }

    @Test
    @Timeout(60)
    void nobodyWaitsLongerBecauseTheClockWasPutBack() {
        hanging = true;
        assertThat(impatient.look().readable()).isFalse();
        clock.advance(Duration.ofHours(-1));
        assertThat(impatient.look().readable()).isFalse();
    }

    private LedgerWatch watch(Duration patience) {
        return new LedgerWatch(
                troubled(),
                List.of(new FollowedAccount(ACCOUNT, List.of("COMPLETED", "ERROR"), BEHIND_AFTER, 120, null)),
                () -> writable,
                clock,
                Duration.ofSeconds(5),
                patience);
    }

    private List<Proof> proofs() {
        return watch.look().accounts().get(0).lists().stream()
                .map(ListReading::proof)
                .toList();
    }

    private SessionLedger troubled() {
        return (SessionLedger) Proxy.newProxyInstance(
                LedgerWatchTest.class.getClassLoader(),
                new Class<?>[] {SessionLedger.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("counts")) {
                        counted.incrementAndGet();
                        if (hanging) {
                            databaseAnswers.await();
                        }
                        if (broken) {
                            throw new LedgerException("the database is down");
                        }
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
