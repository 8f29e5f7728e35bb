package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.Fault.Kind;

class FaultTest {

    private final SandboxFixture fixture = new SandboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 503",
        "INTERNAL_ERROR, 500",
        "BAD_GATEWAY, 502",
        "TOO_MANY_REQUESTS, 429",
        "UNAUTHORIZED, 401"
    })
    void answersTheNextRequestsWithAnErrorAndDoesNothing(Kind kind, int code) {
        fixture.sandbox.faults().next(2, kind);

        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(code);
        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(code);
        assertThat(fixture.create("{\"platformId\":7}").statusCode()).isEqualTo(201);
        assertThat(fixture.sandbox.createdSessions()).hasSize(1);
    }

    @Test
    void concernsOneOperationOnlyWhenTold() {
        fixture.sandbox.faults().next(1, Kind.UNAVAILABLE, "listPlatforms");

        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(200);
        assertThat(fixture.get(SandboxFixture.PLATFORMS).statusCode()).isEqualTo(503);
    }

    @Test
    void lastsForATimeWhenTold() {
        fixture.sandbox.faults().during(Duration.ofSeconds(10), Kind.TOO_MANY_REQUESTS);
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = fixture.get(SandboxFixture.SESSIONS);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        }

        fixture.pass(10);
        assertThat(fixture.get(SandboxFixture.SESSIONS).statusCode()).isEqualTo(200);
        assertThat(fixture.sandbox.faults().inForce()).isEmpty();
    }

    @Test
    void canCutTheConnectionBeforeAnythingIsDone() {
        fixture.sandbox.faults().next(1, Kind.CUT);

        assertThatThrownBy(() -> fixture.create("{\"platformId\":7}")).isInstanceOf(UncheckedIOException.class);
        assertThat(fixture.sandbox.createdSessions()).isEmpty();
        assertThat(fixture.sandbox.requestLog().countWithStatus(0)).isEqualTo(1);
    }

    @Test
    void canLoseTheAnswerAfterTheSessionWasMade() {
        fixture.sandbox.faults().next(1, Kind.CUT_AFTER);

        assertThatThrownBy(() -> fixture.create("{\"platformId\":7}")).isInstanceOf(UncheckedIOException.class);
        assertThat(fixture.sandbox.createdSessions()).hasSize(1);
    }

    @Test
    void canBreakOffInTheMiddle() {
        fixture.sandbox.faults().next(1, Kind.TRUNCATED);

        assertThatThrownBy(() -> fixture.get(SandboxFixture.PLATFORMS)).isInstanceOf(UncheckedIOException.class);
        assertThat(fixture.get(SandboxFixture.PLATFORMS).statusCode()).isEqualTo(200);
    }

    @Test
    void canAnswerWithBrokenJsonOrNone() {
        fixture.sandbox.faults().next(1, Kind.GARBLED);
        HttpResponse<String> garbled = fixture.create("{\"platformId\":7}");
        assertThat(garbled.statusCode()).isEqualTo(201);
        assertThatThrownBy(() -> new ObjectMapper().readTree(garbled.body()))
                .isInstanceOf(JsonProcessingException.class);

        fixture.sandbox.faults().next(1, Kind.EMPTY);
        HttpResponse<String> empty = fixture.get(SandboxFixture.PLATFORMS);
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void slowAndDribblingAnswersArriveWhole() {
        String whole = fixture.get(SandboxFixture.PLATFORMS).body();
        fixture.sandbox.faults().add(Fault.next(1, Kind.SLOW).delayed(Duration.ofMillis(20)));
        assertThat(fixture.get(SandboxFixture.PLATFORMS).body()).isEqualTo(whole);

        fixture.sandbox.faults().add(Fault.next(1, Kind.DRIBBLE).delayed(Duration.ofMillis(20)));
        assertThat(fixture.get(SandboxFixture.PLATFORMS).body()).isEqualTo(whole);
    }

    @Test
    void canBeClearedAndIsBounded() {
        fixture.sandbox.faults().next(5, Kind.UNAVAILABLE);
        fixture.sandbox.faults().clear();
        assertThat(fixture.get(SandboxFixture.PLATFORMS).statusCode()).isEqualTo(200);

        for (int i = 0; i < 100; i++) {
            fixture.sandbox.faults().next(1, Kind.UNAVAILABLE);
        }
        assertThatThrownBy(() -> fixture.sandbox.faults().next(1, Kind.UNAVAILABLE))
                .isInstanceOf(IllegalStateException.class);
    }
}
