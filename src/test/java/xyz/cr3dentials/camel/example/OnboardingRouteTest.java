package xyz.cr3dentials.camel.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConstants;
import xyz.cr3dentials.camel.junit5.Cr3dentialsSandbox;

class OnboardingRouteTest extends CamelTestSupport {

    @RegisterExtension
    static Cr3dentialsSandbox sandbox = new Cr3dentialsSandbox();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        sandbox.configure(context);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("cr3dentials:createSession").setBody(header(Cr3dentialsConstants.SESSION_ID));
                from("cr3dentials:terminalSessions?initialDelay=0&delay=100").to("mock:crm");
            }
        };
    }

    @Test
    void theCrmHearsOfACompletedSession() throws Exception {
        String id = template.requestBody("direct:start", Map.of("platformId", 7), String.class);
        MockEndpoint crm = getMockEndpoint("mock:crm");
        crm.expectedMessageCount(1);
        crm.expectedHeaderReceived(Cr3dentialsConstants.SESSION_ID, id);

        sandbox.finish(id, "COMPLETED");

        crm.assertIsSatisfied();
    }

    @Test
    void nothingIsLostInAnOutageWithoutWebhooks() throws Exception {
        String id = template.requestBody("direct:start", Map.of("platformId", 7), String.class);
        MockEndpoint crm = getMockEndpoint("mock:crm");
        crm.expectedHeaderReceived(Cr3dentialsConstants.SESSION_ID, id);
        crm.expectedMessageCount(1);

        sandbox.dropWebhooks();
        sandbox.unavailableFor(Duration.ofSeconds(1));
        sandbox.finish(id, "CANCELLED");

        crm.assertIsSatisfied();
        assertEquals(1, sandbox.requests().count("createSession"));
    }
}
