package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.api.cr3dentials.Platform;
import xyz.cr3dentials.camel.api.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.api.cr3dentials.SessionSummary;
import xyz.cr3dentials.camel.http.UnavailableException;

class ListProducersTest {

    private static final String URI = "cr3dentials:listSessions";

    private final ComponentFixture fixture = new ComponentFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void answersOnePageAndItsFigures() {
        Exchange exchange = fixture.send(URI, null, Map.of(Cr3dentialsConstants.SESSION_ID, "of an earlier step"));

        assertThat(fixture.client.listed).containsExactly(new ListSessionsRequest(null, null, null));
        assertThat(exchange.getMessage().getBody()).isInstanceOf(SessionPage.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Cr3dentialsConstants.TOTAL, 41L)
                .containsEntry(Cr3dentialsConstants.UNREADABLE_ROWS, 0)
                .containsEntry(Cr3dentialsConstants.LIMIT, 20)
                .containsEntry(Cr3dentialsConstants.OFFSET, 0)
                .doesNotContainKey(Cr3dentialsConstants.SESSION_ID);
    }

    @Test
    void filtersByHeaderThenBodyThenOption() {
        fixture.send(
                URI + "?status=ERROR&limit=10&offset=5",
                "{\"status\":\"CANCELLED\",\"limit\":30}",
                Map.of(Cr3dentialsConstants.STATUS, "COMPLETED"));
        fixture.send(URI, new ListSessionsRequest(SessionStatus.ERROR, 1, 2));
        fixture.send(URI, null, Map.of(Cr3dentialsConstants.LIMIT, "40", Cr3dentialsConstants.STATUS, ""));

        assertThat(fixture.client.listed)
                .containsExactly(
                        new ListSessionsRequest(SessionStatus.COMPLETED, 30, 5),
                        new ListSessionsRequest(SessionStatus.ERROR, 1, 2),
                        new ListSessionsRequest(null, 40, null));
    }

    @Test
    void reportsEveryViolationAtOnce() {
        Exchange exchange = fixture.send(URI, Map.of("limit", 101, "offset", "many", "since", "yesterday"));

        assertThat(String.join("\n", ComponentFixture.violations(exchange)))
                .contains("limit is 101", "offset is a text: it must be a whole number", "'since' is not a field");
        assertThat(fixture.client.listed).isEmpty();
    }

    @Test
    void readsPagesOnlyAsASplitConsumesThem() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<Integer> pagesReadBefore = new CopyOnWriteArrayList<>();
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to(URI + "?autoPage=true")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(row -> {
                            pagesReadBefore.add(fixture.client.pagesRead.size());
                            seen.add(row.getMessage()
                                    .getBody(SessionSummary.class)
                                    .sessionId());
                        });
            }
        });

        fixture.send("direct:all", null);

        assertThat(seen).containsExactly("s-0", "s-1", "s-2", "s-3", "s-4", "s-5");
        assertThat(pagesReadBefore.get(0)).isEqualTo(1);
        assertThat(pagesReadBefore.get(2)).isEqualTo(2);
    }

    @Test
    void failsTheRouteWhenALaterPageCannotBeRead() throws Exception {
        fixture.client.failure = new UnavailableException("cr3dentials", "down", 503, List.of(), null, null);
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to(URI + "?autoPage=true")
                        .split(body())
                        .streaming()
                        .to("mock:row");
            }
        });

        Exchange exchange = fixture.send("direct:all", null);

        assertThat(exchange.getException()).isSameAs(fixture.client.failure);
    }

    @Test
    void listsPlatformsWhateverTheBodyIs() {
        Exchange exchange = fixture.send("cr3dentials:listPlatforms", 42);

        Platforms platforms = exchange.getMessage().getBody(Platforms.class);
        assertThat(platforms).extracting(Platform::id).containsExactly(7L);
    }
}
