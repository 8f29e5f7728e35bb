package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class ListTraitsTest {

    private final ListTraits traits = new ListTraits();

    @Test
    void noticesThatAnotherOffsetShowsTheFirstPage() {
        see(0, 4, "a", "b");
        see(2, 4, "a", "b");
        assertThat(traits.offsetIgnored()).isTrue();
        see(2, 4, "c", "d");
        assertThat(traits.offsetIgnored()).isFalse();
    }

    /** New rows before them have moved the rows of the first page to where they are now. */
    @Test
    void isNotMisledByAFirstPageThatHasMovedBehindNewRows() {
        see(0, 2, "a", "b");
        see(2, 4, "a", "b");
        assertThat(traits.offsetIgnored()).isFalse();
    }

    private void see(long offset, long total, String... ids) {
        List<SessionSnapshot> rows = Stream.of(ids)
                .map(id -> new SessionSnapshot(
                        new SessionKey(new Account("vendor", "default"), id),
                        "ENDED",
                        true,
                        null,
                        null,
                        null,
                        null,
                        "{}"))
                .toList();
        traits.see("ENDED", offset, new ListedSessions(rows, total, offset));
    }
}
