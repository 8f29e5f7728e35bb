package xyz.cr3dentials.camel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostRacesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<Long> pauses = new ArrayList<>();
    private long nanos;
    private double random = 1;
    private int attempts;
    private final LostRaces races = new LostRaces(PATIENCE, () -> random, () -> nanos, this::sleep);

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "90131"})
    void repeatsAsOftenAsItTakesWithPausesThatGrowUpToABound(String state) throws SQLException {
        assertThat(losing(10, state)).isEqualTo("done");

        assertThat(attempts).isEqualTo(11);
        assertThat(pauses.stream().map(pause -> pause / 1_000_000))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 250L, 250L, 250L, 250L);
    }

    @Test
    void thoseWhoLostTogetherWaitForDifferentTimes() throws SQLException {
        random = 0.25;
        losing(2, "40001");

        assertThat(pauses).containsExactly(1_250_000L, 2_500_000L);
    }

    @Test
    void givesUpWithTheDatabasesAnswerWhenTheTimeIsOver() {
        assertThatThrownBy(() -> losing(1_000, "40001"))
                .isInstanceOf(SQLException.class)
                .hasMessage("lost");

        assertThat(nanos).isEqualTo(PATIENCE.toNanos());
        assertThat(attempts).isEqualTo(pauses.size() + 1);
    }

    @Test
    void anythingElseIsToldAtOnce() {
        assertThatThrownBy(() -> losing(1, "25006")).hasMessage("lost");
        assertThatThrownBy(() -> losing(1, null)).hasMessage("lost");
        assertThatThrownBy(() -> races.repeat(() -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");

        assertThat(pauses).isEmpty();
    }

    @Test
    void aLostRaceIsRecognisedBehindOtherExceptions() {
        List<String> results = new ArrayList<>();
        String result = races.repeat(() -> {
            results.add("attempt");
            if (results.size() == 1) {
                throw new IllegalStateException(new SQLException("lost", "40001"));
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(results).hasSize(2);
    }

    @Test
    void anInterruptEndsTheAttemptsAndStaysKnown() {
        Thread.currentThread().interrupt();
        LostRaces waiting = new LostRaces(PATIENCE);
        try {
            assertThatThrownBy(() -> waiting.repeat(() -> {
                        throw new SQLException("lost", "40001");
                    }))
                    .hasMessage("lost");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private String losing(int times, String state) throws SQLException {
        attempts = 0;
        return races.repeat(() -> {
            attempts++;
            if (attempts <= times) {
                throw new SQLException("lost", state);
            }
            return "done";
        });
    }

    private void sleep(long pause) {
        pauses.add(pause);
        nanos += pause;
    }
}
