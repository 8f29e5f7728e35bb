package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Sees an account whole, in pages of all statuses, as long as those are fewer than the lists to be asked. */
final class SmallAccount {

    private static final int MOST_FAILURES = 2;
    private static final int PAUSE = 60;

    private final SessionSource source;
    private final DetectionRules rules;
    private final TotalCheck check;
    private long total = -1;
    private int rowsAPage;
    private int failures;
    private int pause;
    private boolean checked;

    SmallAccount(SessionSource source, DetectionRules rules, Clock clock) {
        this.source = source;
        this.rules = rules;
        this.check = new TotalCheck("sessions in all statuses", clock);
        this.rowsAPage = rules.pageSize();
    }

    private int pages() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (total + rowsAPage - 1) / rowsAPage));
    }

    /** Tells whether it is worth trying; what has failed twice rests for some detections. */
    boolean mayBeRead() {
        if (pause > 0) {
            pause--;
            return false;
        }
        return !check.disproven() && pages() < rules.wanted().size();
    }

    /** Reads the account; returns false when it was not seen whole, and nothing was taken from it. */
    boolean read(Map<String, ListWatch> watches) {
        // Counted beforehand, so that an account which cannot be listed whole does not keep the lists from being asked.
        failures++;
        if (failures >= MOST_FAILURES) {
            failures = 0;
            pause = PAUSE;
        }
        if (!readAll(watches)) {
            return false;
        }
        failures = 0;
        pause = 0;
        return true;
    }

    private boolean readAll(Map<String, ListWatch> watches) {
        Map<String, List<SessionSnapshot>> rows = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long offset = 0;
        do {
            ListedSessions page = source.list(null, rules.pageSize(), offset, Purpose.NEWS);
            total = page.total();
            check.see(page, false);
            if (page.size() > 0 && page.size() < total - offset) {
                // The vendor may give fewer rows than it is asked for.
                rowsAPage = page.size();
            }
            for (SessionSnapshot row : page.rows()) {
                if (seen.add(row.key().sessionId()) && row.terminal()) {
                    rows.computeIfAbsent(row.status(), key -> new ArrayList<>()).add(row);
                }
            }
            offset += page.size();
            if (page.size() == 0 || pages() >= rules.wanted().size()) {
                break;
            }
        } while (offset < total);
        // Too large by now, or rows have moved; or one cannot be read, which may be an end, and only a list of ends
        // tells that by its total.
        if (seen.size() != total || !isTotalRight()) {
            return false;
        }
        watches.forEach((status, watch) -> watch.show(rows.getOrDefault(status, List.of())));
        return true;
    }

    /** Checks it at first, since what is not shown then would be taken for new later, and from time to time. */
    private boolean isTotalRight() {
        if (total == 0 || (checked && !check.begin())) {
            return !check.disproven();
        }
        ListedSessions behind = source.list(null, 1, total, Purpose.NEWS);
        check.see(behind, false);
        checked = true;
        return behind.size() == 0 && !check.disproven();
    }
}
