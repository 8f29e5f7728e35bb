package xyz.cr3dentials.camel.ledger.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Splits ids into lists for an SQL {@code in}. The last id is repeated until a list's length is a power of two, so that a
 * statement is prepared in a few lengths and not in hundreds.
 */
final class IdLists {

    private static final int LONGEST = 512;

    private IdLists() {}

    static List<List<String>> split(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> lists = new ArrayList<>();
        for (int start = 0; start < all.size(); start += LONGEST) {
            List<String> part = new ArrayList<>(all.subList(start, Math.min(start + LONGEST, all.size())));
            while (Integer.bitCount(part.size()) != 1) {
                part.add(part.get(part.size() - 1));
            }
            lists.add(part);
        }
        return lists;
    }
}
