package xyz.cr3dentials.camel.detection;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import xyz.cr3dentials.camel.ledger.Account;

/**
 * What detection has to know of a vendor and of a consumer's wishes.
 *
 * @param account whose sessions
 * @param wanted the terminal statuses to be delivered, in the vendor's own words and in the order they are looked at
 * @param incompleteInList those of them whose rows lack the result, so that the session is read by its id
 * @param pageSize rows a page, at most what the vendor allows
 * @param lifetime the longest a session lives
 * @param grace how long after a session's end of life the vendor may take to show it
 * @param backfill whether sessions that had ended before the first complete look are delivered too
 * @param listLease how long the detector may be silent until another one reads the lists in its place
 */
public record DetectionRules(
        Account account,
        List<String> wanted,
        Set<String> incompleteInList,
        int pageSize,
        Duration lifetime,
        Duration grace,
        boolean backfill,
        Duration listLease) {}
