package xyz.cr3dentials.camel.component.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StartTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void namesTheOperationsWhenThereIsNoneOfThatName() {
        assertThat(startWith("direct:a", "verilock:listPlatforms"))
                .rootCause()
                .hasMessageContaining("Unknown operation 'listPlatforms'")
                .hasMessageContaining("createSession, getSession, listSessions, receiveWebhook, auditSessions")
                .hasMessageContaining("verilock:terminalSessions");
    }

    @ParameterizedTest
    @EnumSource(
            value = VerilockOperation.class,
            mode = Mode.EXCLUDE,
            names = {"terminalSessions", "events"})
    void refusesAProducersOperationInFrom(VerilockOperation operation) {
        assertThat(startWith("verilock:%s?apiKey=k&webhookSecret=s".formatted(operation), "mock:b"))
                .rootCause()
                .hasMessage(
                        "verilock:%s is called within a route: use it in to:. In from: use verilock:terminalSessions or verilock:events."
                                .formatted(operation));
    }

    @Test
    void refusesTheConsumersOperationInTo() {
        assertThat(startWith("direct:a", "verilock:terminalSessions?apiKey=k"))
                .rootCause()
                .hasMessageContaining("use it in from:. In to: use one of createSession");
    }

    @Test
    void namesEveryWrongOptionOfAProducerAtOnceAndQuotesNoSecret() {
        assertThat(startWith(
                        "direct:a",
                        "verilock:createSession?baseUrl=ftp://x&authScheme=basic&account=RAW( )&requestsPerMinute=5"
                                + "&requestReserve=5&maximumAttempts=0&maximumWebhookSize=0&webhookSecret=canary,,"
                                + "&profileId=7&expiresIn=299&redirectUrl=http://localhost/back"
                                + "&page=0&perPage=101&from=today&to=2026-02-30"))
                .rootCause()
                .message()
                .startsWith("verilock:createSession can't start:")
                .contains("\n  - baseUrl: ", "\n  - authScheme: ", "\n  - account: ", "\n  - requestReserve: ")
                .contains("\n  - maximumAttempts: ", "\n  - apiKey: missing", "\n  - maximumWebhookSize: ")
                .contains("\n  - webhookSecret: ", "\n  - profileId is no UUID", "\n  - expiresIn is 299")
                .contains("\n  - redirectUrl ", "\n  - page is 0", "\n  - perPage is 101")
                .contains("\n  - from is no date", "\n  - to is no date")
                .doesNotContain("canary");
    }

    @Test
    void namesEveryWrongOptionOfTheConsumer() {
        assertThat(startWith(
                        "verilock:terminalSessions?apiKey=k&statuses=approved,processing&maximumDeliveries=0",
                        "mock:b"))
                .rootCause()
                .message()
                .contains("\n  - statuses: ", "processing", "\n  - maximumDeliveries: ");
    }

    @Test
    void refusesToReceiveWebhooksWithoutASecretButNeedsNoKeyForIt() {
        assertThat(startWith("direct:a", "verilock:receiveWebhook"))
                .rootCause()
                .hasMessageContaining("webhookSecret: missing; receiveWebhook needs it")
                .message()
                .doesNotContain("apiKey");
    }

    @Test
    void refusesOptionsThatWouldShowThePersonInAnAddress() {
        assertThat(startWith("direct:a", "verilock:createSession?apiKey=k&applicantName=Ada"))
                .hasMessageContaining("applicantName");
    }

    private Throwable startWith(String from, String to) {
        return catchThrowable(() -> {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).autoStartup(!from.contains("terminalSessions")).to(to);
                }
            });
            context.start();
        });
    }
}
