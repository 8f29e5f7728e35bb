package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleOverHttpTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/reads?httpMethodRestrict=GET")
                        .routeId("reads")
                        .setBody(constant("read"));
                from("platform-http:/reads?httpMethodRestrict=POST")
                        .routeId("writes")
                        .setBody(constant("written"));
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSuspendedRouteIsUnavailableUntilItResumes() throws Exception {
        server.context.getRouteController().suspendRoute("reads");
        HttpResponse<String> suspended = server.get("/reads");
        assertThat(suspended.statusCode()).isEqualTo(503);
        assertThat(suspended.body()).contains("\"status\":503");

        server.context.getRouteController().resumeRoute("reads");
        assertThat(server.get("/reads").body()).isEqualTo("read");
    }

    @Test
    void aStoppedRouteIsGoneAndItsNeighbourServesOn() throws Exception {
        server.context.getRouteController().stopRoute("reads");
        assertThat(server.get("/reads").statusCode()).isEqualTo(405);
        assertThat(server.method("POST", "/reads").body()).isEqualTo("written");

        server.context.getRouteController().stopRoute("writes");
        assertThat(server.get("/reads").statusCode()).isEqualTo(404);

        server.context.getRouteController().startRoute("reads");
        assertThat(server.get("/reads").body()).isEqualTo("read");
    }

    @Test
    void aRouteCanBeAddedAndRemovedWhileServing() throws Exception {
        server.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/late").routeId("late").setBody(constant("here"));
            }
        });
        assertThat(server.get("/late").body()).isEqualTo("here");

        server.context.getRouteController().stopRoute("late");
        server.context.removeRoute("late");
        assertThat(server.get("/late").statusCode()).isEqualTo(404);
    }

    @Test
    void aStoppedEngineIsUnavailable() throws Exception {
        server.engine.stop();

        assertThat(server.get("/reads").statusCode()).isEqualTo(503);
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(503);
    }

    @Test
    void aBadPathStopsTheStartAndSaysWhy() {
        assertThatThrownBy(() -> server.context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/a/{id}/{id}").to("mock:none");
                    }
                }))
                .hasStackTraceContaining("{id} twice");
    }

    @Test
    void anUnknownMethodStopsTheStartAndSaysWhy() {
        assertThatThrownBy(() -> server.context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/a?httpMethodRestrict=GET,FETCH").to("mock:none");
                    }
                }))
                .hasStackTraceContaining("'FETCH'");
    }
}
