package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.service.platformhttp.PlatformHttpSettings;
import xyz.cr3dentials.camel.service.platformhttp.ServletPlatformHttpEngine;
import xyz.cr3dentials.camel.service.settings.ServiceConfiguration;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.TextFile;
import xyz.cr3dentials.camel.service.settings.TextFolder;

class CamelServiceTest {
    private static final String DATABASE = "jdbc:h2:mem:service";
    private static final String FLOW = """
            - route:
                id: flow
                from:
                  uri: direct:flow
                  steps:
                    - to: mock:{{cr3dentials.profile}}-{{my.own}}
                    - to: sql:select 1
            """;

    @Test
    void flowsUseTheSettingsTheFilesOwnPropertiesAndThePool() throws Exception {
        try (CamelService service = start(FLOW)) {
            Object rows = service.context().createProducerTemplate().requestBody("direct:flow", "x");

            assertThat(rows).asString().contains("1");
            assertThat(service.context().hasEndpoint("mock:sandbox-value")).isNotNull();
            assertThat(service.context().getRegistry().lookupByNameAndType("dataSource", DataSource.class))
                    .isNotNull();
        }
    }

    @Test
    void sessionsAreKeptInTheServicesDatabase() throws Exception {
        try (CamelService service = start(FLOW)) {
            Cr3dentialsComponent component = service.context().getComponent("cr3dentials", Cr3dentialsComponent.class);
            assertThat(component.getConfiguration().getSessionLedger())
                    .isInstanceOf(JdbcSessionLedger.class)
                    .isSameAs(service.context().getRegistry().lookupByName("sessionLedger"));
            assertThat(component.getConfiguration().getPayloadRetention())
                    .isEqualTo(Duration.ofDays(30).toMillis());
        }
    }

    @Test
    void aStepThatCannotBeBuiltIsToldWithFileAndLine() {
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(() -> start(FLOW.replace("sql:select 1", "nosuch:thing")))
                .withMessageContainingAll("flows/flow.yaml, line 7: route flow: ", "nosuch:");
    }

    @Test
    void aBeginningThatCannotBeBuiltIsToldWithFileAndLine() {
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(() -> start(FLOW.replace("direct:flow", "nosuch:thing")))
                .withMessageContainingAll("flows/flow.yaml, line 4: route flow: ", "nosuch:");
    }

    @Test
    void aFailedStartClosesItsConnections() throws SQLException {
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(() -> start(FLOW.replace("direct:flow", "nosuch:thing")));

        try (Connection alone = DriverManager.getConnection(DATABASE);
                ResultSet sessions =
                        alone.createStatement().executeQuery("select count(*) from information_schema.sessions")) {
            sessions.next();
            assertThat(sessions.getInt(1)).isEqualTo(1);
        }
    }

    private static CamelService start(String flow) {
        ServiceConfiguration configuration = ServiceConfigurations.load(
                List.of(new TextFolder("config", List.of(new TextFile("application.properties", "a", "my.own=value")))),
                Map.of(
                        "CR3DENTIALS_API_KEY",
                        "sandbox-api-key",
                        "CR3DENTIALS_SANDBOX_PORT",
                        "0",
                        "DATABASE_URL",
                        DATABASE));
        RouteFiles routes =
                new RouteFiles(new TextFolder("flows", List.of(new TextFile("flow.yaml", "flows/flow.yaml", flow))));
        return CamelService.start(
                configuration,
                routes,
                Optional.empty(),
                new ServletPlatformHttpEngine(PlatformHttpSettings.DEFAULTS),
                CamelServiceTest.class.getClassLoader());
    }
}
