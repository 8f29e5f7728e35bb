package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.SessionAudit;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.detection.feed.FeedDetector;
import xyz.cr3dentials.camel.detection.feed.FeedPage;
import xyz.cr3dentials.camel.detection.feed.SessionFeed;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Finds ends by reading the list page after page. */
record FedList<C, E extends VendorEndpoint<?>>(ListDetection.FeedLook<C, E> look) implements ListDetection<C, E> {

    @Override
    public TerminalSessionDetector detector(E endpoint, ClientReads<C> reads, DetectionRules rules) {
        return new FeedDetector(
                new Feed<>(endpoint, reads, look),
                endpoint.ledger(),
                rules,
                UUID.randomUUID().toString(),
                endpoint.ledger().clock(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public SessionAudit audit(E endpoint, ClientReads<C> reads, List<String> statuses) {
        return new SessionAudit(
                new Feed<>(endpoint, reads, look), endpoint.ledger(), endpoint.account(), endpoint.clock());
    }

    /** Lets detection ask the vendor's client. */
    private record Feed<C, E>(E endpoint, ClientReads<C> reads, FeedLook<C, E> look) implements SessionFeed {

        @Override
        public FeedPage page(@Nullable String token, int limit, SessionSource.Purpose purpose) {
            return look.at(endpoint, reads.forLists(purpose), reads, token, limit);
        }

        @Override
        public Optional<SessionSnapshot> get(String sessionId, LearntBy reason) {
            return reads.get(sessionId, reason);
        }

        @Override
        public boolean isUnreadable(RuntimeException failure) {
            return reads.isUnreadable(failure);
        }
    }
}
