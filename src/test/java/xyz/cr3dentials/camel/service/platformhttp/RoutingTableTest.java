package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private final RoutingTable<String> table = new RoutingTable<>();

    @Test
    void theMostSpecificPathWins() {
        add("/api/{id}", null, "template");
        add("/api/platforms", null, "literal");

        assertThat(find("GET", "/api/platforms")).isEqualTo(found("literal", Map.of()));
        assertThat(find("GET", "/api/other")).isEqualTo(found("template", Map.of("id", "other")));
    }

    @Test
    void aLessSpecificPathServesTheMethodTheMoreSpecificDoesNot() {
        add("/api/platforms", "POST", "literal");
        add("/api/{id}", "GET", "template");

        assertThat(find("GET", "/api/platforms")).isEqualTo(found("template", Map.of("id", "platforms")));
    }

    @Test
    void twoConsumersOnOnePathAreToldApartByMethod() {
        add("/api", "GET", "reads");
        add("/api", "POST,PUT", "writes");

        assertThat(find("GET", "/api")).isEqualTo(found("reads", Map.of()));
        assertThat(find("PUT", "/api")).isEqualTo(found("writes", Map.of()));
        assertThat(find("DELETE", "/api"))
                .isEqualTo(new RouteLookup.Refused<>(405, Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT")));
    }

    @Test
    void removingOneOfTwoConsumersLeavesTheOther() {
        RouteEntry<String> reads = add("/api", "GET", "reads");
        add("/api", "POST", "writes");

        table.remove(reads);

        assertThat(find("POST", "/api")).isEqualTo(found("writes", Map.of()));
        assertThat(find("GET", "/api")).isEqualTo(new RouteLookup.Refused<>(405, Set.of("OPTIONS", "POST")));
    }

    @Test
    void twoConsumersThatNobodyCouldTellApartAreRefused() {
        add("/api/{id}", "GET", "first");
        add("/api/{id}", "GET,OPTIONS", "told apart by its methods");

        assertThatThrownBy(() -> add("/api/{name}", "GET", "second"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET on /api/{}");
    }

    @Test
    void thePrefixServesOnWhenATemplateIsThereToo() {
        add("/hooks/{token}", null, "template");
        RoutingTableTest.add(table, "/files", true, "GET", null, null, "prefix");

        assertThat(find("GET", "/files/a/b")).isEqualTo(found("prefix", Map.of()));
        assertThat(find("GET", "/filesystem")).isEqualTo(new RouteLookup.Refused<>(404, Set.of()));
    }

    @Test
    void headIsServedByWhoListsItBeforeWhoServesGet() {
        add("/api", "GET", "get");
        assertThat(find("HEAD", "/api")).isEqualTo(found("get", Map.of()));

        add("/api", "HEAD", "head");
        assertThat(find("HEAD", "/api")).isEqualTo(found("head", Map.of()));
    }

    @Test
    void optionsIsAnsweredUnlessAConsumerListsIt() {
        add("/api", null, "all");
        assertThat(find("OPTIONS", "/api"))
                .isEqualTo(
                        new RouteLookup.Options<>(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")));

        add("/api", "OPTIONS", "own");
        assertThat(find("OPTIONS", "/api")).isEqualTo(found("own", Map.of()));
    }

    @Test
    void traceReachesNoRouteThatDoesNotListIt() {
        add("/api", null, "all");

        assertThat(find("TRACE", "/api"))
                .isInstanceOfSatisfying(RouteLookup.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(405));
    }

    @Test
    void mediaTypesChooseBetweenConsumersOfOnePath() {
        add(table, "/api", false, "POST", "application/json", null, "json");
        add(table, "/api", false, "POST", "text/*", null, "text");

        assertThat(table.find(request("POST", "/api", true, "application/json; charset=utf-8", null)))
                .isEqualTo(found("json", Map.of()));
        assertThat(table.find(request("POST", "/api", true, "text/csv", null))).isEqualTo(found("text", Map.of()));
        assertThat(table.find(request("POST", "/api", true, "image/png", null)))
                .isEqualTo(new RouteLookup.Refused<>(415, Set.of()));
        assertThat(table.find(request("POST", "/api", true, null, null)))
                .isEqualTo(new RouteLookup.Refused<>(415, Set.of()));
        assertThat(table.find(request("POST", "/api", false, null, null))).isEqualTo(found("json", Map.of()));
    }

    @Test
    void theAcceptHeaderChoosesWhatIsProduced() {
        add(table, "/api", false, "GET", null, "application/json", "json");
        add(table, "/api", false, "GET", null, "text/csv", "csv");

        assertThat(table.find(request("GET", "/api", false, null, "text/csv"))).isEqualTo(found("csv", Map.of()));
        assertThat(table.find(request("GET", "/api", false, null, "*/*;q=0.1, application/json;q=0")))
                .isEqualTo(found("csv", Map.of()));
        assertThat(table.find(request("GET", "/api", false, null, ""))).isEqualTo(found("json", Map.of()));
        assertThat(table.find(request("GET", "/api", false, null, "image/*")))
                .isEqualTo(new RouteLookup.Refused<>(406, Set.of()));
    }

    private RouteEntry<String> add(String path, String methods, String target) {
        return add(table, path, false, methods, null, null, target);
    }

    private static RouteEntry<String> add(
            RoutingTable<String> table,
            String path,
            boolean prefix,
            String methods,
            String consumes,
            String produces,
            String target) {
        RouteEntry<String> entry = new RouteEntry<>(
                PathPattern.parse(path, prefix),
                AllowedMethods.parse(methods),
                MediaTypes.parse("consumes", consumes),
                MediaTypes.parse("produces", produces),
                target);
        table.add(entry);
        return entry;
    }

    private RouteLookup<String> find(String method, String path) {
        return table.find(request(method, path, false, null, null));
    }

    private static RouteRequest request(String method, String path, boolean body, String contentType, String accept) {
        return new RouteRequest(method, RequestPath.parse(path), body, contentType, accept);
    }

    private static RouteLookup<String> found(String target, Map<String, String> parameters) {
        return new RouteLookup.Found<>(target, parameters);
    }
}
