package xyz.cr3dentials.camel.detection;

import java.time.Instant;
import java.util.List;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;

/**
 * What an audit has found.
 *
 * @param auditedAt when it was done
 * @param asked how many open sessions the vendor was asked for by their ids
 * @param ended how many of them had ended unnoticed and are due for delivery now
 * @param unknown how many of them the vendor does not know
 * @param failed how many of the questions, about lists and sessions, were not answered so that the answer could be used
 * @param lists what each list counts beside what is known
 * @param counts how many sessions are where, afterwards
 */
public record AuditReport(
        Instant auditedAt,
        int asked,
        int ended,
        int unknown,
        int failed,
        List<ListTotal> lists,
        DeliveryCounts counts) {

    /** Copies the list. */
    public AuditReport {
        lists = List.copyOf(lists);
    }

    /**
     * What the list of one terminal status counts.
     *
     * @param status the status, in the vendor's own word
     * @param total what the list counts
     * @param known what detection knows; what is missing is being looked for, or was removed from the list if negative
     */
    public record ListTotal(String status, long total, long known) {}

    /** Tells whether everything was seen and nothing found that detection had missed until then. */
    public boolean clean() {
        return ended == 0
                && unknown == 0
                && failed == 0
                && lists.stream().allMatch(list -> list.total() == list.known());
    }
}
