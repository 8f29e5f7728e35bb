package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.SESSIONS;
import static xyz.cr3dentials.camel.sandbox.deepidv.DeepidvFixture.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.NextToken;

class SessionListTest {

    private final DeepidvFixture fixture = new DeepidvFixture(settings -> settings.apiKeys("sandbox-api-key", "other"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tokensLeadThroughAllPages() {
        List<String> made = make(5);
        fixture.sandbox.set(DeepidvSwitches.LIST_ORDER, ListOrder.OLDEST_FIRST);
        List<String> seen = new ArrayList<>();
        JsonNode page = list("limit=2");
        for (int i = 0; i < 3; i++) {
            page.path("sessions").forEach(row -> seen.add(row.path("id").textValue()));
            String token = page.path("next_token").textValue();
            assertThat(token == null).isEqualTo(i == 2);
            page = list("limit=2&next_token=" + URLEncoder.encode(String.valueOf(token), StandardCharsets.UTF_8));
        }
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void aTokenCanBeIgnoredOrRepeatedAndTheLastPageEmpty() {
        make(2);
        fixture.sandbox.set(DeepidvSwitches.EMPTY_LAST_PAGE, true);
        String token = list("limit=2").path("next_token").textValue();
        JsonNode last = list("limit=2&next_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        assertThat(last.path("sessions")).isEmpty();
        assertThat(last.path("next_token").isNull()).isTrue();
        fixture.sandbox.set(DeepidvSwitches.NEXT_TOKEN, NextToken.IGNORED);
        JsonNode first = list("limit=1");
        String next = URLEncoder.encode(first.path("next_token").textValue(), StandardCharsets.UTF_8);
        JsonNode again = list("limit=1&next_token=" + next);
        assertThat(again.path("sessions")).isEqualTo(first.path("sessions"));
        assertThat(again.path("next_token")).isNotEqualTo(first.path("next_token"));
        fixture.sandbox.set(DeepidvSwitches.NEXT_TOKEN, NextToken.REPEATED);
        assertThat(list("limit=1").path("next_token"))
                .isEqualTo(list("limit=1&next_token=" + next).path("next_token"));
    }

    @Test
    void oneThingIsLookedByInTheDocumentedOrder() {
        String mine = fixture.created(",\"external_id\":\"e\",\"workflow_id\":\"w\"")
                .path("id")
                .textValue();
        String others = json(fixture.send(
                                "POST",
                                fixture.sandbox.baseUrl() + SESSIONS,
                                Map.of("x-api-key", "other", "Content-Type", "application/json"),
                                "{" + DeepidvFixture.PERSON + "}")
                        .body())
                .path("id")
                .textValue();
        assertThat(ids("")).containsExactly(mine);
        assertThat(ids("by_organization=true")).containsExactlyInAnyOrder(mine, others);
        assertThat(ids("by_organization=true&workflow_id=w")).containsExactly(mine);
        assertThat(ids("workflow_id=other")).isEmpty();
        assertThat(ids("external_id=e&workflow_id=other")).containsExactly(mine);
    }

    @Test
    void datesAreInclusive() {
        List<String> made = make(3); // a second apart
        assertThat(ids("start_date=2026-11-20T10:00:01Z")).containsExactlyInAnyOrderElementsOf(made.subList(1, 3));
        assertThat(ids("end_date=2026-11-20T10:00:01.000Z")).containsExactlyInAnyOrderElementsOf(made.subList(0, 2));
        assertThat(ids("start_date=2026-11-20&end_date=2026-11-20")).hasSize(3);
        assertThat(ids("start_date=2026-11-21")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=501", "limit=x", "next_token=x", "next_token=eHk%3D", "start_date=yesterday"})
    void anythingElseIsRefused(String query) {
        assertThat(fixture.get(SESSIONS + "?" + query).statusCode()).isEqualTo(400);
    }

    private List<String> make(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fixture.createdId());
            fixture.pass(1);
        }
        return ids;
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        list(query).path("sessions").forEach(row -> ids.add(row.path("id").textValue()));
        return ids;
    }

    private JsonNode list(String query) {
        return json(fixture.get(SESSIONS + "?" + query).body());
    }
}
