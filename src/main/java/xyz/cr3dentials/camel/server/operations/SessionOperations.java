package xyz.cr3dentials.camel.server.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.server.crm.CrmContacts;
import xyz.cr3dentials.camel.session.Account;
import xyz.cr3dentials.camel.session.Certificate;
import xyz.cr3dentials.camel.session.DeliveryCounts;
import xyz.cr3dentials.camel.session.ItemKind;
import xyz.cr3dentials.camel.session.LedgerException;
import xyz.cr3dentials.camel.session.ParkedDelivery;
import xyz.cr3dentials.camel.session.SessionKey;
import xyz.cr3dentials.camel.session.SessionLedger;
import xyz.cr3dentials.camel.session.TimelineEntry;
import xyz.cr3dentials.camel.vendor.Timestamps;

/**
 * What an operator asks about the sessions of one account and does to them; every answer is JSON without personal data.
 * Thread-safe.
 */
public final class SessionOperations {

    private static final Logger LOG = LoggerFactory.getLogger(SessionOperations.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 100;
    private static final int NOT_FOUND = 404;

    private final SessionLedger ledger;
    private final LedgerCalls calls;
    private final Account account;
    private final List<String> statuses;
    private final Optional<CrmContacts> crm;

    /**
     * Creates the operations.
     *
     * @param calls who asks the ledger, but for what may rightly take long
     * @param statuses the terminal statuses whose lists are watched, in the vendor's own words
     * @param crm the CRM's table; empty when it is none of the service's own
     */
    public SessionOperations(
            SessionLedger ledger,
            LedgerCalls calls,
            Account account,
            List<String> statuses,
            Optional<CrmContacts> crm) {
        this.ledger = ledger;
        this.calls = calls;
        this.account = account;
        this.statuses = List.copyOf(statuses);
        this.crm = crm;
    }

    /**
     * Returns how many sessions are where, how far each list was proven, and the sessions parked last.
     *
     * @throws LedgerException if the ledger does not answer in time
     */
    public String deliveries() {
        return calls.ask(this::readDeliveries);
    }

    private String readDeliveries() {
        DeliveryCounts counts = ledger.counts(account);
        ObjectNode answer = JSON.createObjectNode()
                .put("pending", counts.pending())
                .put("hinted", counts.hinted())
                .put("backlog", counts.backlog())
                .put("parked", counts.parked());
        ArrayNode lists = answer.putArray("lists");
        for (String status : statuses) {
            ledger.detection().certificate(account, status).ifPresent(certificate -> lists.add(list(certificate)));
        }
        ArrayNode parked = answer.putArray("parkedSessions");
        ledger.parked(account, SHOWN).forEach(delivery -> parked.add(parked(delivery)));
        return answer.toString();
    }

    private static ObjectNode list(Certificate certificate) {
        return JSON.createObjectNode()
                .put("status", certificate.status())
                .put("provenAt", text(certificate.provenAt()))
                .put("purgedAt", text(certificate.purgedAt()));
    }

    private static ObjectNode parked(ParkedDelivery delivery) {
        return JSON.createObjectNode()
                .put("kind", delivery.id().kind().name())
                .put(
                        delivery.id().kind() == ItemKind.END ? "sessionId" : "eventId",
                        delivery.id().itemId())
                .put(delivery.id().kind() == ItemKind.END ? "status" : "type", delivery.type())
                .put("subscription", delivery.id().subscription())
                .put("attempts", delivery.attempts())
                .put("parkedAt", text(delivery.parkedAt()))
                .put("cause", delivery.failure().causeClass())
                .put("failedAt", delivery.failure().failedAt());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /**
     * Returns what happened to a session, oldest first.
     *
     * @throws InvalidRequestException if no session can have this id
     * @throws NotFoundException if the ledger knows nothing of it
     * @throws LedgerException if the ledger does not answer in time
     */
    public String timeline(String sessionId) {
        List<TimelineEntry> entries = calls.ask(() -> ledger.timeline(key(sessionId)));
        if (entries.isEmpty()) {
            throw unknown("The ledger has no timeline of this session: it is unknown, or too old.");
        }
        ObjectNode answer = JSON.createObjectNode().put("sessionId", sessionId);
        ArrayNode events = answer.putArray("timeline");
        for (TimelineEntry entry : entries) {
            events.addObject()
                    .put("at", entry.at().toString())
                    .put("event", entry.event().name())
                    .put("detail", entry.detail());
        }
        return answer.toString();
    }

    /**
     * Makes sessions due for delivery again: one, or all parked ones, or all delivered or parked since a time.
     *
     * @param sessionId which one, empty for none in particular
     * @param parked {@code true} for all parked ones
     * @param since a time as in 2026-11-21T10:00:00Z, empty for none
     * @return how many sessions are due again
     * @throws InvalidRequestException unless exactly one of the three is given and can be read
     * @throws NotFoundException if the one session cannot be replayed
     * @throws LedgerException if the ledger does not answer in time about the one session; it may be done nevertheless
     */
    public String replay(@Nullable String sessionId, @Nullable String parked, @Nullable String since) {
        String one = given(sessionId);
        String from = given(since);
        boolean allParked = "true".equals(parked);
        List<String> violations = new ArrayList<>();
        if (Stream.of(!one.isEmpty(), !from.isEmpty(), allParked)
                        .filter(yes -> yes)
                        .count()
                != 1) {
            violations.add("query: name exactly one of sessionId=<id>, parked=true and since=<time>");
        }
        Instant start = from.isEmpty() ? Instant.EPOCH : time(from, violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(account.vendor(), "replay", violations);
        }
        int replayed;
        if (allParked) {
            replayed = ledger.replayParked(account);
        } else {
            replayed = one.isEmpty() ? ledger.replaySince(account, start) : replayOne(one);
        }
        LOG.info("An operator had {} sessions made due for delivery again", replayed);
        return JSON.createObjectNode().put("replayed", replayed).toString();
    }

    private int replayOne(String sessionId) {
        if (!calls.ask(() -> ledger.replay(key(sessionId)))) {
            throw unknown(
                    "This session cannot be replayed: it is unknown, not yet delivered, or its data was erased since.");
        }
        return 1;
    }

    private static Instant time(String text, List<String> violations) {
        Instant time = Timestamps.parse(text);
        if (time == null) {
            violations.add("since: not a time of the years 1 to 9999; write it as in 2026-11-21T10:00:00Z");
            return Instant.EPOCH;
        }
        return time;
    }

    /**
     * Erases the vendor's data and the caller's reference of a session now and for good, in the ledger and in the
     * service's own CRM table.
     *
     * @throws InvalidRequestException if no session can have this id
     * @throws NotFoundException if the ledger does not know it
     * @throws LedgerException if the ledger does not answer in time; it may be done nevertheless
     */
    public String redact(String sessionId) {
        if (!calls.ask(() -> redactEverywhere(key(sessionId)))) {
            throw unknown("The ledger does not know this session.");
        }
        LOG.info("An operator had the data of session {} erased", sessionId);
        return JSON.createObjectNode().put("redacted", sessionId).toString();
    }

    /** The CRM comes last, as a route would else bring the reference back from the ledger. */
    private boolean redactEverywhere(SessionKey key) {
        boolean known = ledger.redact(key);
        try {
            return crm.map(contacts -> contacts.redact(account.vendor(), key.sessionId()))
                            .orElse(false)
                    || known;
        } catch (DataAccessException e) {
            throw new LedgerException("The CRM's row of a session cannot be redacted; repeat the call", e);
        }
    }

    private SessionKey key(String sessionId) {
        return SessionKeys.of(account, sessionId);
    }

    private NotFoundException unknown(String text) {
        return new NotFoundException(account.vendor(), text, NOT_FOUND, List.of());
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
