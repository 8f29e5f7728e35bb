package xyz.cr3dentials.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which detector reads the lists of one account; guarded by the ledger's lock. */
final class MemoryLeases {

    /** A lease stays when it is over, and tells who had the list last. */
    private record Lease(String owner, Instant until) {}

    private final Map<String, Lease> leases = new HashMap<>();

    LeasedLists lease(Collection<String> statuses, String owner, Instant now, Duration duration) {
        Set<String> kept = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (String status : statuses) {
            Lease lease = leases.get(status);
            boolean own = lease != null && lease.owner.equals(owner);
            if (own || lease == null || !now.isBefore(lease.until)) {
                leases.put(status, new Lease(owner, now.plus(duration)));
                (own ? kept : taken).add(status);
            }
        }
        return new LeasedLists(kept, taken);
    }

    void release(String owner) {
        leases.replaceAll((status, lease) -> lease.owner.equals(owner) ? new Lease(owner, Instant.MIN) : lease);
    }

    String lastOwner(String status, String nobody) {
        Lease lease = leases.get(status);
        return lease == null ? nobody : lease.owner;
    }
}
