package xyz.cr3dentials.camel.component.verilock;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches;

/** Creates, reads, lists and follows sessions of a person called canary, in a JVM whose log shows everything. */
final class TraceMain {

    private TraceMain() {}

    public static void main(String[] arguments) throws Exception {
        try (Vendor vendor = new Vendor()) {
            vendor.sandbox.set(VerilockSwitches.FINISHING, Finishing.AUTOMATIC);
            vendor.follow("initialDelay=0&delay=50");
            vendor.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:create")
                            .toD("verilock:createSession?profileId=" + Vendor.PROFILE + "&externalId=${header.id}");
                }
            });
            Map<String, Object> person = Map.of(
                    "name",
                    "Ada Canary-Name",
                    VerilockConstants.APPLICANT_EMAIL,
                    "canary@example.com",
                    VerilockConstants.METADATA,
                    "{\"note\":\"canary-note\"}",
                    VerilockConstants.REDIRECT_URL,
                    "http://localhost/back?canary=1");
            Exchange created = vendor.send("direct:create", null, person);
            String id = created.getMessage().getHeader(VerilockConstants.SESSION_ID, String.class);
            vendor.send("verilock:getSession", id, Map.of());
            vendor.send("verilock:listSessions", null, Map.of());
            vendor.sandbox.faults().next(1, Fault.Kind.CUT_AFTER, "createSession");
            Exception lost = vendor.send("direct:create", null, person).getException();
            Exception refused = vendor.send("direct:create", "{\"profile_id\":\"x\",\"metadata\":7}", person)
                    .getException();
            org.slf4j.LoggerFactory.getLogger(TraceMain.class).info("The failures", lost);
            org.slf4j.LoggerFactory.getLogger(TraceMain.class).info("The failures", refused);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(1))
                    .until(() -> vendor.handedOver.size() == 2);
            vendor.exchanges
                    .values()
                    .forEach(
                            exchange -> System.out.println(exchange.getMessage().getBody()));
            System.out.println(created.getMessage().getBody());
            for (Object session : vendor.sandbox.sessions()) {
                System.out.println(
                        "TOKEN " + ((xyz.cr3dentials.camel.sandbox.verilock.SandboxSession) session).sessionToken());
            }
            System.out.println("DONE");
        }
    }
}
