package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.TextFile;
import xyz.cr3dentials.camel.service.settings.TextFolder;

class RouteFilesTest {
    private static final String GOOD = """
            - route:
                id: good
                from:
                  uri: direct:good
                  steps:
                    - log:
                        message: good
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<TextFile> files = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @Test
    void everyFileOfTheFolderIsLoaded() {
        file("a.yaml", GOOD);
        file("b.camel.yaml", GOOD.replace("good", "better"));
        file("notes.txt", "not a flow");

        load();

        assertThat(context.getRouteDefinitions())
                .extracting(route -> route.getRouteId())
                .containsExactly("good", "better");
    }

    @Test
    void aFileMayUseAConfigurationThatALaterOneDefines() throws Exception {
        file("a.yaml", GOOD.replace("id: good", "id: good\n    routeConfigurationId: shared"));
        file("b.yaml", """
                - routeConfiguration:
                    id: shared
                    onException:
                      - onException:
                          exception:
                            - java.lang.Exception
                          handled:
                            constant: "true"
                          steps:
                            - log:
                                message: handled
                """);

        load();
        context.start();

        assertThat(context.getRouteDefinition("good").getRouteConfigurationId()).isEqualTo("shared");
        assertThat(context.getRoute("good").getOnExceptions()).hasSize(1);
    }

    @Test
    void aFolderWithoutFlowsIsAnError() {
        file("notes.txt", "not a flow");

        assertRefused("No routes in flows: it holds no *.yaml file", "CR3DENTIALS_ROUTES_DIR");
    }

    @Test
    void filesWithoutARouteAreAnError() {
        file("beans.yaml", "- beans:\n    - name: text\n      type: java.lang.String\n");

        assertRefused("No routes in flows: none in beans.yaml");
    }

    @Test
    void anUnknownStepIsToldWithFileAndLine() {
        file("a.yaml", GOOD);
        file("broken.yaml", GOOD.replace("- log:", "- logg:"));

        assertRefused("flows/broken.yaml, line 6, column 11: Unknown node id: logg");
    }

    @Test
    void anUnknownOptionIsToldWithFileAndLine() {
        file("broken.yaml", GOOD.replace("message:", "massage:"));

        assertRefused("flows/broken.yaml, line 7, column 22: ", "massage");
    }

    @Test
    void aSyntaxErrorIsToldWithFileAndLine() {
        file("broken.yaml", GOOD.replace("message: good", "message: \"good"));

        assertRefused("flows/broken.yaml, line 8, column 1: ", "unexpected end of stream");
    }

    @Test
    void aFileThatCamelWouldNotReadIsAnError() {
        file("a.yaml", GOOD);
        file("b.yml", GOOD);

        assertRefused("flows/b.yml: flows end in .yaml");
    }

    @Test
    void anEmptyFileIsToldByName() {
        file("empty.yaml", "\n");

        assertRefused("flows/empty.yaml: Resource is empty");
    }

    @Test
    void aRouteIdUsedTwiceIsAnErrorThatNamesBothFiles() {
        file("a.yaml", GOOD);
        file("b.yaml", GOOD.replace("direct:good", "direct:other"));

        assertRefused(
                "The route id 'good' is used by several routes", "flows/a.yaml, line ", " and flows/b.yaml, line ");
    }

    @Test
    void twoRoutesOnOnePathAreAnErrorThatNamesBothFiles() {
        file("a.yaml", GOOD.replace("direct:good", "platform-http:/api/mine?httpMethodRestrict=GET"));
        file(
                "b.yaml",
                GOOD.replace("good", "better")
                        .replace("direct:better", "platform-http:/api/mine?httpMethodRestrict=GET"));
        file(
                "c.yaml",
                GOOD.replace("good", "best").replace("direct:best", "platform-http:/api/mine?httpMethodRestrict=PUT"));

        assertRefused(
                "Several routes serve platform-http:/api/mine", "flows/a.yaml, line 4 and flows/b.yaml, line 4. ");
    }

    @Test
    void routesNeedNoIdOfTheirOwn() throws Exception {
        file("a.yaml", GOOD.replace("    id: good\n", ""));
        file("b.yaml", GOOD.replace("    id: good\n", "").replace("good", "better"));

        load();
        context.start();

        assertThat(context.getRoutes()).hasSize(2);
    }

    @Test
    void aStepThatSendsWhereNoRouteBeginsIsAnErrorAtItsLine() {
        file("a.yaml", GOOD.replace("log:", "to: direct:gone?timeout=5").replace("            message: good\n", ""));
        file(
                "b.yaml",
                GOOD.replace("good", "better")
                        .replace("log:", "wireTap:")
                        .replace("message: better", "uri: direct:lost"));

        assertRefused(
                "flows/a.yaml, line 6: a step sends to direct:gone, but no route that runs begins there",
                "flows/b.yaml, line 6: a step sends to direct:lost, but no route that runs begins there");
    }

    @Test
    void aStepMaySendToARouteOfAnotherFileOrWhereTheMessageSays() {
        file(
                "a.yaml",
                GOOD.replace("log:", "to: direct:better?block=false").replace("            message: good\n", ""));
        file(
                "b.yaml",
                GOOD.replace("good", "better")
                        .replace("log:", "toD: direct:${header.where}")
                        .replace("            message: better\n", ""));

        load();

        assertThat(context.getRouteDefinitions()).hasSize(2);
    }

    @Test
    void aStepMaySendToARouteMadeOfATemplateOrWhereNobodyNeedListen() {
        file("a.yaml", """
                - routeTemplate:
                    id: echo
                    parameters:
                      - name: name
                    from:
                      uri: "direct:{{name}}"
                      steps:
                        - log: "{{name}}"
                - templatedRoute:
                    routeTemplateRef: echo
                    parameters:
                      - name: name
                        value: made
                """);
        file("b.yaml", GOOD.replace("log:", "to: direct:made").replace("            message: good\n", ""));
        file(
                "c.yaml",
                GOOD.replace("good", "better")
                        .replace("log:", "to: direct:nobody?failIfNoConsumers=false")
                        .replace("            message: better\n", ""));

        load();

        assertThat(context.getRouteDefinitions()).hasSize(3);
    }

    @Test
    void ofRoutesThatExcludeEachOtherOneMayHaveThePathAndWhatDoesNotRunMaySendAnywhere() {
        context.getPropertiesComponent().addInitialProperty("crm", "sql");
        String flow = GOOD.replace("direct:good", "platform-http:/api/mine");
        file("a.yaml", flow.replace("id: good", "id: good\n    precondition: \"'{{crm}}' == 'sql'\""));
        file(
                "b.yaml",
                flow.replace("id: good", "id: other\n    precondition: \"'{{crm}}' == 'http'\"")
                        .replace("log:", "to: direct:gone")
                        .replace("            message: good\n", ""));

        load();

        assertThat(context.getRouteDefinitions()).hasSize(2);
    }

    private void file(String name, String text) {
        files.add(new TextFile(name, "flows/" + name, text));
    }

    private void load() {
        new RouteFiles(new TextFolder("flows", files)).load(context);
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(this::load)
                .withMessageContainingAll(parts);
    }
}
