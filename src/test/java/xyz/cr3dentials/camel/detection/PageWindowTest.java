package xyz.cr3dentials.camel.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

class PageWindowTest {

    private static final Account ACCOUNT = new Account("vendor", "default");

    private final List<String> asked = new ArrayList<>();

    @Test
    void showsTheSameRowsAsAListByOffset() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            List<SessionSnapshot> list = rows(random.nextInt(60));
            int limit = 1 + random.nextInt(20);
            long offset = random.nextInt(70);

            ListedSessions seen = PageWindow.read((number, size) -> page(list, number, size, 100), limit, offset);

            assertThat(seen)
                    .as("%d rows, limit %d, offset %d", list.size(), limit, offset)
                    .isEqualTo(new ListedSessions(slice(list, limit, offset), list.size(), offset));
        }
    }

    @Test
    void showsFewerOfTheSameRowsWhereTheVendorsPagesAreShorter() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            List<SessionSnapshot> list = rows(random.nextInt(60));
            int limit = 2 + random.nextInt(20);
            int most = 1 + random.nextInt(limit - 1);
            long offset = random.nextInt(70);

            ListedSessions seen = PageWindow.read((number, size) -> page(list, number, size, most), limit, offset);

            List<SessionSnapshot> wanted = slice(list, limit, offset);
            String what = "%d rows, limit %d, offset %d, %d a page".formatted(list.size(), limit, offset, most);
            assertThat(seen.offset()).as(what).isEqualTo(offset);
            assertThat(seen.rows().isEmpty()).as(what).isEqualTo(wanted.isEmpty());
            assertThat(seen.rows()).as(what).isEqualTo(slice(wanted, seen.rows().size(), 0));
        }
    }

    @Test
    void keepsThePlacesOfRowsThatCannotBeRead() {
        List<SessionSnapshot> readable = rows(8);
        ListedRows ten = ListedRows.of(readable, List.of(0, 5));
        assertThat(ten.size()).isEqualTo(10);
        assertThat(ten.placeOf("s0")).isEqualTo(1);
        assertThat(ten.placeOf("s4")).isEqualTo(6);
        assertThat(ten.placeOf("unknown")).isEqualTo(-1);
        assertThat(ten.cut(4, 3)).isEqualTo(ListedRows.of(readable.subList(3, 5), List.of(1)));
        assertThat(ten.cut(0, 4).followedBy(ten.cut(4, 6))).isEqualTo(ten);
    }

    @Test
    void readsOnePageWhereOneCoversTheRowsAndNeverMoreThanTwo() {
        List<SessionSnapshot> list = rows(35);

        PageWindow.read((number, size) -> page(list, number, size, 100), 10, 20);
        assertThat(asked).containsExactly("3 of 10");
        asked.clear();

        PageWindow.read((number, size) -> page(list, number, size, 100), 10, 27);
        assertThat(asked).containsExactly("3 of 10", "4 of 10");
        asked.clear();

        PageWindow.read((number, size) -> page(list, number, size, 100), 10, 32);
        assertThat(asked).containsExactly("4 of 10");
    }

    @Test
    void tellsWhatTheVendorUsedWhenItIgnoresThePage() {
        List<SessionSnapshot> list = rows(35);

        ListedSessions aligned = PageWindow.read((number, size) -> page(list, 1, size, 100), 10, 20);
        ListedSessions unaligned = PageWindow.read((number, size) -> page(list, 1, size, 100), 10, 27);

        assertThat(aligned).isEqualTo(new ListedSessions(list.subList(0, 10), 35, 0));
        assertThat(unaligned).isEqualTo(aligned);
    }

    @Test
    void joinsNoPageThatDoesNotFollow() {
        List<SessionSnapshot> list = rows(35);

        ListedSessions seen =
                PageWindow.read((number, size) -> page(list, number == 4 ? 1 : number, size, 100), 10, 27);

        assertThat(seen).isEqualTo(new ListedSessions(list.subList(27, 30), 35, 27));
    }

    @Test
    void countsNoRowThatCameBetweenTheTwoPages() {
        List<SessionSnapshot> list = rows(35);
        List<SessionSnapshot> grown = new ArrayList<>(list);
        grown.add(5, rows(100).get(99));

        ListedSessions seen =
                PageWindow.read((number, size) -> page(number == 3 ? list : grown, number, size, 100), 10, 27);

        assertThat(seen).isEqualTo(new ListedSessions(list.subList(27, 30), 35, 27));
    }

    private NumberedPage page(List<SessionSnapshot> list, int number, int size, int most) {
        asked.add("%d of %d".formatted(number, size));
        int used = Math.min(size, most);
        return new NumberedPage(slice(list, used, (number - 1L) * used), number, used, list.size());
    }

    private static List<SessionSnapshot> slice(List<SessionSnapshot> list, int limit, long offset) {
        return list.stream().skip(offset).limit(limit).toList();
    }

    private static List<SessionSnapshot> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SessionSnapshot(
                        new SessionKey(ACCOUNT, "s" + i), "approved", true, null, null, null, null, "{}"))
                .toList();
    }
}
