package xyz.cr3dentials.camel.detection.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.ListLease;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Keeps a detector's lease alive while it asks the vendor, and stops it from asking when the lease is lost. */
final class LeasedFeed implements SessionFeed {

    private final SessionFeed feed;
    private final ListLease lease;

    LeasedFeed(SessionFeed feed, ListLease lease) {
        this.feed = feed;
        this.lease = lease;
    }

    @Override
    public FeedPage page(@Nullable String token, int limit, SessionSource.Purpose purpose) {
        lease.keep();
        return feed.page(token, limit, purpose);
    }

    @Override
    public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
        lease.keep();
        return feed.get(sessionId, reason);
    }
}
