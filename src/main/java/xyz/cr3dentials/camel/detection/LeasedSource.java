package xyz.cr3dentials.camel.detection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Keeps a detector's lease alive while it asks the vendor, and stops it from asking when the lease is lost. */
final class LeasedSource implements SessionSource {

    private final SessionSource source;
    private final ListLease lease;

    LeasedSource(SessionSource source, ListLease lease) {
        this.source = source;
        this.lease = lease;
    }

    @Override
    public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
        lease.keep();
        return source.list(status, limit, offset, purpose);
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        lease.keep();
        return source.get(sessionId, reason);
    }
}
