package xyz.cr3dentials.camel.component;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import xyz.cr3dentials.camel.session.CertificateDetector;
import xyz.cr3dentials.camel.session.DetectionRules;
import xyz.cr3dentials.camel.session.FeedDetector;
import xyz.cr3dentials.camel.session.SessionFeed;
import xyz.cr3dentials.camel.session.SessionSource;
import xyz.cr3dentials.camel.session.TerminalSessionDetector;

/** Makes the detectors of ended sessions from an endpoint's options and what is known of a vendor's list. */
public final class Detectors {

    /** How late a poll may come until another node reads the lists in place of this one. */
    private static final Duration LIST_LEASE = Duration.ofSeconds(30);

    private Detectors() {}

    /**
     * Returns a detector for a list that can be filtered by status and tells how many sessions match.
     *
     * @param wanted the terminal statuses to be handed over
     * @param incompleteInList those whose rows lack the result
     * @param pageSize rows a page, at most what the vendor allows
     * @param lifetime the longest a session lives
     */
    public static TerminalSessionDetector certificate(
            VendorEndpoint<?> endpoint,
            SessionSource source,
            List<String> wanted,
            Set<String> incompleteInList,
            int pageSize,
            Duration lifetime) {
        return new CertificateDetector(
                source,
                endpoint.ledger(),
                rules(endpoint, wanted, incompleteInList, pageSize, lifetime),
                UUID.randomUUID().toString(),
                endpoint.ledger().clock(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Returns a detector for a list that has neither a filter by status nor a total, and whose pages follow one another
     * by a token.
     *
     * @param wanted the terminal statuses to be handed over
     * @param incompleteInList those whose rows lack the result
     * @param pageSize rows a page, at most what the vendor allows
     * @param lifetime the longest a session lives
     */
    public static TerminalSessionDetector feed(
            VendorEndpoint<?> endpoint,
            SessionFeed feed,
            List<String> wanted,
            Set<String> incompleteInList,
            int pageSize,
            Duration lifetime) {
        return new FeedDetector(
                feed,
                endpoint.ledger(),
                rules(endpoint, wanted, incompleteInList, pageSize, lifetime),
                UUID.randomUUID().toString(),
                endpoint.ledger().clock(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    private static DetectionRules rules(
            VendorEndpoint<?> endpoint,
            List<String> wanted,
            Set<String> incompleteInList,
            int pageSize,
            Duration lifetime) {
        SessionConfiguration options = endpoint.getConfiguration();
        return new DetectionRules(
                endpoint.account(),
                wanted,
                incompleteInList,
                pageSize,
                lifetime,
                Duration.ofMillis(options.getExpiryGrace()),
                options.getBackfill() == Backfill.all,
                Duration.ofMillis(endpoint.getDelay()).plus(LIST_LEASE));
    }
}
