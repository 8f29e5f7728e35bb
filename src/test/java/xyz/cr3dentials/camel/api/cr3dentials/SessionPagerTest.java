package xyz.cr3dentials.camel.api.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

class SessionPagerTest {

    private final List<ListSessionsRequest> asked = new ArrayList<>();

    @Test
    void everySessionIsShownOnceInPagesOfTheLimit() {
        assertThat(ids(rows(250), new ListSessionsRequest(SessionStatus.ERROR, 100, null)))
                .isEqualTo(names(0, 250));
        assertThat(asked)
                .containsExactly(
                        new ListSessionsRequest(SessionStatus.ERROR, 100, 0),
                        new ListSessionsRequest(SessionStatus.ERROR, 100, 100),
                        new ListSessionsRequest(SessionStatus.ERROR, 100, 200));
    }

    @Test
    void aPageIsReadOnlyWhenItIsNeeded() {
        Iterator<SessionSummary> all = Cr3dentialsApi.walk(rows(250), new ListSessionsRequest(null, 10, null));
        for (int i = 0; i < 11; i++) {
            all.next();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void aVendorThatAnswersSmallerPagesIsFollowedRowByRow() {
        assertThat(ids(clampedTo(20, 95), new ListSessionsRequest(null, 100, 5)))
                .isEqualTo(names(5, 95));
    }

    @Test
    void aVendorThatIgnoresTheLimitIsReadInOneGo() {
        assertThat(ids(clampedTo(95, 95), new ListSessionsRequest(null, 10, null)))
                .isEqualTo(names(0, 95));
        assertThat(asked).hasSize(1);
    }

    @Test
    void rowsPushedToTheNextPageByNewOnesAreNotShownTwice() {
        Function<ListSessionsRequest, SessionPage> drifting = request -> {
            asked.add(request);
            int shift = 3 * (asked.size() - 1); // three new sessions on top before each further page
            int from = request.offset() - shift;
            return page(names(from, Math.min(from + request.limit(), 50)), 50 + shift, request.offset(), true);
        };
        assertThat(ids(drifting, new ListSessionsRequest(null, 10, null))).isEqualTo(names(0, 50));
    }

    @Test
    void anIgnoredOffsetIsAnErrorWhetherItIsEchoedOrNot() {
        for (boolean echo : new boolean[] {true, false}) {
            Function<ListSessionsRequest, SessionPage> deaf =
                    request -> page(names(0, 10), 50, echo ? 0 : request.offset(), echo);
            assertThatThrownBy(() -> ids(deaf, new ListSessionsRequest(null, 10, null)))
                    .isInstanceOf(UndecodableAnswerException.class)
                    .hasMessageContaining("offset 10");
        }
    }

    @Test
    void aListWithoutEndIsStopped() {
        Function<ListSessionsRequest, SessionPage> endless = request -> {
            asked.add(request);
            int from = request.offset();
            return page(names(from, from + 10), asked.size() == 1 ? 50 : from + 1000, from, true);
        };
        assertThatThrownBy(() -> ids(endless, new ListSessionsRequest(null, 10, null)))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("does not end");
        assertThat(asked).hasSize(20);
    }

    @Test
    void aListWithoutTotalEndsWithAShortPage() {
        Function<ListSessionsRequest, SessionPage> source = request -> {
            asked.add(request);
            int from = request.offset();
            return page(names(from, Math.min(25, from + 10)), SessionPage.UNKNOWN_TOTAL, from, true);
        };
        assertThat(ids(source, new ListSessionsRequest(null, 10, null))).isEqualTo(names(0, 25));
        assertThat(asked).hasSize(3);
    }

    @Test
    void anEmptyListHasNoNext() {
        Iterator<SessionSummary> none = Cr3dentialsApi.walk(rows(0), new ListSessionsRequest(null, null, null));
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<String> ids(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        List<String> ids = new ArrayList<>();
        Cr3dentialsApi.walk(source, request).forEachRemaining(session -> ids.add(session.sessionId()));
        return ids;
    }

    private Function<ListSessionsRequest, SessionPage> rows(int total) {
        return clampedTo(Integer.MAX_VALUE, total);
    }

    private Function<ListSessionsRequest, SessionPage> clampedTo(int rows, int total) {
        return request -> {
            asked.add(request);
            int size = rows == Integer.MAX_VALUE ? request.limit() : rows;
            int from = request.offset();
            return page(names(from, Math.min(total, from + size)), total, from, true);
        };
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).mapToObj(i -> "s" + i).toList();
    }

    private static SessionPage page(List<String> ids, long total, int offset, boolean echo) {
        ObjectNode json = JsonCodec.mapper().createObjectNode();
        if (echo) {
            json.put("offset", offset);
        }
        List<SessionSummary> rows = ids.stream()
                .map(id -> new SessionSummary(id, SessionStatus.ERROR, null, null, null, json))
                .toList();
        return new SessionPage(rows, total, ids.size(), offset, json);
    }
}
