package xyz.cr3dentials.camel.api.verilock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

class SessionPagerTest {

    private final List<ListSessionsRequest> asked = new ArrayList<>();

    @Test
    void everySessionIsShownOnceInPagesOfTheSizeAskedFor() {
        ListSessionsRequest approved = new ListSessionsRequest(null, null, SessionStatus.APPROVED, null, null);
        assertThat(ids(rows(250), approved)).isEqualTo(names(0, 250));
        assertThat(asked).containsExactly(approved.at(1, 100), approved.at(2, 100), approved.at(3, 100));
    }

    @Test
    void aPageIsReadOnlyWhenItIsNeeded() {
        Iterator<SessionSummary> all = VerilockApi.walk(rows(250), perPage(10));
        for (int i = 0; i < 11; i++) {
            all.next();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void theWalkBeginsWhereItIsTold() {
        assertThat(ids(rows(25), new ListSessionsRequest(2, 10, null, null, null)))
                .isEqualTo(names(10, 25));
    }

    @Test
    void aVendorThatAnswersSmallerPagesIsFollowedByItsOwnFigures() {
        Function<ListSessionsRequest, SessionPage> clamped = request -> page(request.page(), 20, 95);
        assertThat(ids(clamped, perPage(100))).isEqualTo(names(0, 95));
    }

    @Test
    void rowsPushedToTheNextPageByNewOnesAreNotShownTwice() {
        Function<ListSessionsRequest, SessionPage> drifting = request -> {
            asked.add(request);
            int shift = 3 * (asked.size() - 1); // three new sessions on top before each further page
            int total = 50 + shift;
            int from = (request.page() - 1) * 10 - shift;
            List<String> ids = names(from, Math.min(from + 10, 50));
            return page(ids, request.page(), (total + 9) / 10, 10, total);
        };
        assertThat(ids(drifting, perPage(10))).isEqualTo(names(0, 50));
    }

    @Test
    void anIgnoredPageIsAnErrorWhetherItIsEchoedOrNot() {
        for (boolean echo : new boolean[] {true, false}) {
            Function<ListSessionsRequest, SessionPage> deaf =
                    request -> page(names(0, 10), echo ? 1 : request.page(), 5, 10, 50);
            assertThatThrownBy(() -> ids(deaf, perPage(10)))
                    .isInstanceOf(UndecodableAnswerException.class)
                    .hasMessageContaining("page 2");
        }
    }

    @Test
    void aWholePageOfNewSessionsIsNotTakenForAnIgnoredPage() {
        Function<ListSessionsRequest, SessionPage> flooded = request -> request.page() == 1
                ? page(names(0, 10), 1, 2, 10, 20)
                : page(names((request.page() - 2) * 10, (request.page() - 1) * 10), request.page(), 3, 10, 30);
        assertThat(ids(flooded, perPage(10))).isEqualTo(names(0, 20));
    }

    @Test
    void aListWithoutEndIsStopped() {
        Function<ListSessionsRequest, SessionPage> endless = request -> {
            asked.add(request);
            int from = (request.page() - 1) * 10;
            return page(names(from, from + 10), request.page(), asked.size() == 1 ? 5 : request.page() + 9, 10, from);
        };
        assertThatThrownBy(() -> ids(endless, perPage(10)))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("does not end");
        assertThat(asked).hasSize(20);
    }

    @Test
    void aListThatSaysNothingOfItselfEndsWithAShortPage() {
        Function<ListSessionsRequest, SessionPage> silent = request -> {
            asked.add(request);
            int from = (request.page() - 1) * 10;
            return page(names(from, Math.min(25, from + 10)), request.page(), null, 10, SessionPage.UNKNOWN_TOTAL);
        };
        assertThat(ids(silent, perPage(10))).isEqualTo(names(0, 25));
        assertThat(asked).hasSize(3);
    }

    @Test
    void aTotalAloneIsEnoughToEnd() {
        Function<ListSessionsRequest, SessionPage> source = request -> {
            asked.add(request);
            int from = (request.page() - 1) * 10;
            return page(names(from, Math.min(20, from + 10)), request.page(), null, 10, 20);
        };
        assertThat(ids(source, perPage(10))).isEqualTo(names(0, 20));
        assertThat(asked).hasSize(2);
    }

    @Test
    void anEmptyListHasNoNext() {
        Iterator<SessionSummary> none = VerilockApi.walk(rows(0), ListSessionsRequest.ALL);
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<String> ids(Function<ListSessionsRequest, SessionPage> source, ListSessionsRequest request) {
        List<String> ids = new ArrayList<>();
        VerilockApi.walk(source, request).forEachRemaining(session -> ids.add(session.sessionId()));
        return ids;
    }

    private Function<ListSessionsRequest, SessionPage> rows(int total) {
        return request -> {
            asked.add(request);
            return page(request.page(), request.perPage(), total);
        };
    }

    private static SessionPage page(int page, int perPage, int total) {
        int from = (page - 1) * perPage;
        return page(
                names(from, Math.min(total, from + perPage)), page, (total + perPage - 1) / perPage, perPage, total);
    }

    private static SessionPage page(List<String> ids, int page, @Nullable Integer last, int perPage, long total) {
        List<SessionSummary> rows = ids.stream()
                .map(id -> new SessionSummary(id, SessionStatus.APPROVED, null, null, null, MissingNode.getInstance()))
                .toList();
        return new SessionPage(rows, page, last, perPage, total, MissingNode.getInstance());
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, Math.max(from, to))
                .mapToObj(i -> "ses_" + i)
                .toList();
    }

    private static ListSessionsRequest perPage(int rows) {
        return ListSessionsRequest.ALL.at(1, rows);
    }
}
