package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.detection.CertificateDetector;
import xyz.cr3dentials.camel.detection.DetectionRules;
import xyz.cr3dentials.camel.detection.ListedSessions;
import xyz.cr3dentials.camel.detection.SessionAudit;
import xyz.cr3dentials.camel.detection.SessionSource;
import xyz.cr3dentials.camel.detection.TerminalSessionDetector;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/** Finds ends by counting the list. */
record CountedList<C, E extends VendorEndpoint<?>>(ListDetection.CountedLook<C> look) implements ListDetection<C, E> {

    @Override
    public TerminalSessionDetector detector(E endpoint, ClientReads<C> reads, DetectionRules rules) {
        return new CertificateDetector(
                new Source<>(reads, look),
                endpoint.ledger(),
                rules,
                UUID.randomUUID().toString(),
                endpoint.ledger().clock(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public SessionAudit audit(E endpoint, ClientReads<C> reads, List<String> statuses) {
        return new SessionAudit(
                new Source<>(reads, look), endpoint.ledger(), endpoint.account(), statuses, endpoint.clock());
    }

    /** Lets detection ask the vendor's client. */
    record Source<C>(ClientReads<C> reads, CountedLook<C> look) implements SessionSource {

        @Override
        public ListedSessions list(@Nullable String status, int limit, long offset, Purpose purpose) {
            return look.at(reads.forLists(purpose), reads, status, limit, offset);
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
