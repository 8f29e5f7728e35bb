package xyz.cr3dentials.camel.component.cr3dentials;

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
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;

class StartTest {

    private static final String SECRET = "a-secret-of-more-than-32-bytes-in-all";

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void namesTheOperationsWhenThereIsNoneOfThatName() {
        assertThat(startWith("direct:a", "cr3dentials:unknown"))
                .rootCause()
                .hasMessageContaining("Unknown operation 'unknown'")
                .hasMessageContaining(
                        "createSession, getSession, listSessions, listPlatforms, receiveWebhook, auditSessions")
                .hasMessageContaining("cr3dentials:terminalSessions");
    }

    @ParameterizedTest
    @EnumSource(value = Cr3dentialsOperation.class, mode = Mode.EXCLUDE, names = "terminalSessions")
    void refusesAProducersOperationInFrom(Cr3dentialsOperation operation) {
        assertThat(startWith("cr3dentials:%s?apiKey=k&webhookSecret=%s".formatted(operation, SECRET), "mock:b"))
                .rootCause()
                .hasMessage(
                        "cr3dentials:%s is called within a route: use it in to:. In from: use cr3dentials:terminalSessions."
                                .formatted(operation));
    }

    @Test
    void refusesTheConsumersOperationInTo() {
        assertThat(startWith("direct:a", "cr3dentials:terminalSessions?apiKey=k"))
                .rootCause()
                .hasMessageContaining("use it in from:. In to: use one of createSession");
    }

    @Test
    void namesEveryWrongOptionOfAProducerAtOnceAndQuotesNoSecret() {
        Throwable refusal = startWith(
                "direct:a",
                "cr3dentials:createSession?baseUrl=ftp://x&authScheme=basic&account=RAW( )&requestsPerMinute=1"
                        + "&maximumAttempts=0&connectTimeout=-1&responseTimeout=-1&webhookBaseUrl=http://localhost"
                        + "&webhookHeaderName=X-Key&webhookTokenGrace=-1&maximumWebhookSize=0&platformId=0"
                        + "&expiresInHours=169&country=XX&webhookUrl=http://localhost/hook");

        assertThat(refusal)
                .rootCause()
                .message()
                .startsWith("cr3dentials:createSession can't start:")
                .contains("\n  - baseUrl: ", "\n  - authScheme: ", "\n  - account: ", "\n  - requestsPerMinute: ")
                .contains("\n  - maximumAttempts: ", "\n  - connectTimeout: ", "\n  - responseTimeout: ")
                .contains("\n  - apiKey: missing", "\n  - webhookSecret: missing", "\n  - webhookBaseUrl ")
                .contains("\n  - webhookHeaderName, webhookHeaderSecret: set both", "\n  - webhookTokenGrace: ")
                .contains("\n  - maximumWebhookSize: ", "\n  - platformId ", "\n  - expiresInHours ", "\n  - country ")
                .contains("\n  - webhookUrl ");
    }

    @Test
    void namesEveryWrongOptionOfAListing() {
        assertThat(startWith("direct:a", "cr3dentials:listSessions?apiKey=k&limit=101&offset=-1"))
                .rootCause()
                .hasMessageContaining("\n  - limit is 101")
                .hasMessageContaining("\n  - offset is -1");
    }

    @Test
    void namesEveryWrongOptionOfTheConsumer() {
        assertThat(startWith(
                        "cr3dentials:terminalSessions?apiKey=k&statuses=COMPLETED,DONE&maximumDeliveries=0&redeliveryDelay=9"
                                + "&maximumRedeliveryDelay=8&deliveryLease=0&maxMessagesPerPoll=-1",
                        "mock:b"))
                .rootCause()
                .message()
                .contains("\n  - statuses: ", "DONE", "\n  - maximumDeliveries: ", "\n  - maximumRedeliveryDelay: ")
                .contains("\n  - deliveryLease: ", "\n  - maxMessagesPerPoll: ");
    }

    @Test
    void refusesAShortWebhookSecretWithoutQuotingIt() {
        assertThat(startWith("direct:a", "cr3dentials:createSession?apiKey=k&webhookSecret=k1:tooshort"))
                .rootCause()
                .hasMessageContaining("\n  - webhookSecret: ")
                .message()
                .doesNotContain("tooshort");
    }

    @Test
    void refusesToReceiveWebhooksWithoutASecret() {
        assertThat(startWith("direct:a", "cr3dentials:receiveWebhook?apiKey=k"))
                .rootCause()
                .hasMessageContaining("webhookSecret: missing; receiveWebhook needs it");
    }

    @Test
    void needsNoApiKeyWhenTheRegistryHoldsTheOneClient() throws Exception {
        FakeClient client = new FakeClient();
        context.getRegistry().bind("myClient", Cr3dentialsClient.class, client);

        assertThat(startWith("direct:a", "cr3dentials:getSession")).isNull();
        context.createProducerTemplate().sendBody("direct:a", "s-1");

        assertThat(client.read).containsExactly("s-1");
    }

    @Test
    void takesTheWebhookAddressOfALocalSandboxWhenAllowed() {
        assertThat(startWith(
                        "direct:a",
                        "cr3dentials:createSession?apiKey=k&webhookBaseUrl=http://localhost:8080"
                                + "&allowLocalWebhookUrl=true&webhookSecret=" + SECRET))
                .isNull();
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
