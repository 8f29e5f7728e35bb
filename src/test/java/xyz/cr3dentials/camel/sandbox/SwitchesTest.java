package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchesTest {

    private static final Switch<Integer> SIZE = Switch.number("size", 5, 1, 10, "How big.");
    private static final Switch<Boolean> LOUD = Switch.onOff("loud", false, "Whether it is heard.");
    private static final Switch<RateLimit.Window> WINDOW =
            Switch.choice("window", RateLimit.Window.FIXED, "Which kind.");

    private Switches switches = new Switches(List.of(SIZE, LOUD, WINDOW));

    @BeforeEach
    void reset() {
        switches = new Switches(List.of(SIZE, LOUD, WINDOW));
    }

    @Test
    void takesValuesFromCodeAndFromJson() {
        switches.set(SIZE, 7);
        json("{\"loud\":true,\"window\":\"SLIDING\"}");

        assertThat(switches.get(SIZE)).isEqualTo(7);
        assertThat(switches.get(LOUD)).isTrue();
        assertThat(switches.get(WINDOW)).isEqualTo(RateLimit.Window.SLIDING);
    }

    @Test
    void refusesAllChangesWhenOneIsWrongAndNamesEveryProblem() {
        assertThatThrownBy(() -> json("{\"loud\":true,\"size\":11,\"window\":\"OPEN\",\"colour\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size must be a whole number from 1 to 10")
                .hasMessageContaining("window must be one of [FIXED, SLIDING]")
                .hasMessageContaining("colour is not a switch");
        assertThat(switches.get(LOUD)).isFalse();
    }

    @Test
    void refusesValuesOfTheWrongType() {
        for (String wrong :
                List.of("{\"size\":\"5\"}", "{\"size\":5.5}", "{\"size\":null}", "{\"loud\":1}", "{\"window\":0}")) {
            assertThatThrownBy(() -> json(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> switches.set(SIZE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesBackToTheInitialPositions() {
        switches.set(SIZE, 7).reset();

        assertThat(switches.get(SIZE)).isEqualTo(5);
    }

    private void json(String text) {
        try {
            switches.set(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
