package xyz.cr3dentials.camel.api.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

class SessionPagerTest {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final List<ListSessionsRequest> asked = new ArrayList<>();

    @Test
    void everySessionIsShownOnceAndTheFiltersStay() {
        ListSessionsRequest request = new ListSessionsRequest(10, null, null, null, true, null, "wf");
        assertThat(ids(rows(25), request)).isEqualTo(names(0, 25));
        assertThat(asked)
                .containsExactly(
                        request,
                        new ListSessionsRequest(10, "10", null, null, true, null, "wf"),
                        new ListSessionsRequest(10, "20", null, null, true, null, "wf"));
    }

    @Test
    void aPageIsReadOnlyWhenItIsNeeded() {
        Iterator<SessionSummary> all = DeepidvApi.walk(rows(250), ListSessionsRequest.ALL);
        assertThat(asked).isEmpty();
        for (int i = 0; i < 101; i++) {
            all.next();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void anEmptyPageIsNotTheEndButAMissingTokenIs() {
        List<SessionPage> pages = new ArrayList<>(
                List.of(page(names(0, 3), "a"), page(List.of(), "b"), page(names(2, 5), "c"), page(List.of(), null)));
        Iterator<SessionSummary> all = DeepidvApi.walk(request -> pages.remove(0), ListSessionsRequest.ALL);
        assertThat(all).toIterable().extracting(SessionSummary::id).isEqualTo(names(0, 5));
        assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aTokenThatComesTwiceIsAnError() {
        assertThatThrownBy(() -> ids(request -> page(names(0, 2), "same"), ListSessionsRequest.ALL))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("the same next_token was answered twice")
                .hasMessageNotContaining("same\"");
        ListSessionsRequest resumed = new ListSessionsRequest(null, "same", null, null, null, null, null);
        assertThatThrownBy(() -> ids(
                        request -> {
                            asked.add(request);
                            return page(names(0, 2), "same");
                        },
                        resumed))
                .isInstanceOf(UndecodableAnswerException.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aListWithoutAnEndIsAnError() {
        assertThatThrownBy(() -> ids(
                        request -> {
                            asked.add(request);
                            return page(names(0, 2), "t" + asked.size());
                        },
                        ListSessionsRequest.ALL))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("101 pages were read and the list does not end");
    }

    private Function<ListSessionsRequest, SessionPage> rows(int total) {
        return request -> {
            asked.add(request);
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            int to = Math.min(total, from + request.limit());
            return page(names(from, to), to == total ? null : Integer.toString(to));
        };
    }

    private static SessionPage page(List<String> ids, String nextToken) {
        return new SessionPage(
                ids.stream()
                        .map(id -> new SessionSummary(
                                id,
                                SessionStatus.PENDING,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                NOTHING))
                        .toList(),
                nextToken,
                NOTHING);
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "s" + i).toList();
    }

    private static List<String> ids(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        List<String> ids = new ArrayList<>();
        DeepidvApi.walk(source, request).forEachRemaining(session -> ids.add(session.id()));
        return ids;
    }
}
