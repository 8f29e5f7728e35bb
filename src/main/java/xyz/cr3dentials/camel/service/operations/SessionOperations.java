package xyz.cr3dentials.camel.service.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import xyz.cr3dentials.camel.api.Timestamps;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.ParkedDelivery;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.TimelineEntry;
import xyz.cr3dentials.camel.service.crm.CrmContacts;
import xyz.cr3dentials.camel.service.settings.FollowedAccount;

/**
 * What an operator asks about the sessions of a vendor and does to them; every answer is JSON without personal data. The
 * first vendor is meant where none is named. Thread-safe.
 */
public final class SessionOperations {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "sessionOperations";

    private static final Logger LOG = LoggerFactory.getLogger(SessionOperations.class);
    private static final int SHOWN = 100;
    private static final int NOT_FOUND = 404;

    private final SessionLedger ledger;
    private final LedgerCalls calls;
    private final List<FollowedAccount> accounts;
    private final Optional<CrmContacts> crm;

    /**
     * Creates the operations.
     *
     * @param calls who asks the ledger, but for what may rightly take long
     * @param accounts whose sessions; one or more
     * @param crm the CRM's table; empty when it is none of the service's own
     */
    public SessionOperations(
            SessionLedger ledger, LedgerCalls calls, List<FollowedAccount> accounts, Optional<CrmContacts> crm) {
        this.ledger = ledger;
        this.calls = calls;
        this.accounts = List.copyOf(accounts);
        this.crm = crm;
    }

    record Deliveries(
            long pending,
            long hinted,
            long backlog,
            long parked,
            List<ProvenList> lists,
            List<Map<String, Object>> parkedSessions) {}

    record ProvenList(
            String status,
            @Nullable Instant provenAt,
            @Nullable Instant purgedAt) {
        static ProvenList of(Certificate certificate) {
            return new ProvenList(certificate.status(), certificate.provenAt(), certificate.purgedAt());
        }
    }

    record Timeline(String sessionId, List<TimelineEntry> timeline) {}

    /**
     * Returns how many sessions are where, how far each list was proven, and the sessions parked last.
     *
     * @throws InvalidRequestException if the vendor is not followed
     * @throws LedgerException if the ledger does not answer in time
     */
    public String deliveries(@Nullable String vendor) {
        FollowedAccount followed = followed(vendor);
        return Json.write(calls.ask(() -> readDeliveries(followed)));
    }

    private Deliveries readDeliveries(FollowedAccount followed) {
        Account account = followed.account();
        DeliveryCounts counts = ledger.counts(account);
        return new Deliveries(
                counts.pending(),
                counts.hinted(),
                counts.backlog(),
                counts.parked(),
                followed.statuses().stream()
                        .flatMap(status -> ledger.detection().certificate(account, status).stream())
                        .map(ProvenList::of)
                        .toList(),
                ledger.parked(account, SHOWN).stream()
                        .map(SessionOperations::parked)
                        .toList());
    }

    /** An end has the names of a session's fields, an event others. */
    private static Map<String, Object> parked(ParkedDelivery delivery) {
        boolean end = delivery.id().kind() == ItemKind.END;
        return Map.of(
                "kind",
                delivery.id().kind(),
                end ? "sessionId" : "eventId",
                delivery.id().itemId(),
                end ? "status" : "type",
                delivery.type(),
                "subscription",
                delivery.id().subscription(),
                "attempts",
                delivery.attempts(),
                "parkedAt",
                delivery.parkedAt(),
                "cause",
                delivery.failure().causeClass(),
                "failedAt",
                delivery.failure().failedAt());
    }

    /**
     * Returns what happened to a session, oldest first.
     *
     * @throws InvalidRequestException if no session can have this id, or the vendor is not followed
     * @throws NotFoundException if the ledger knows nothing of it
     * @throws LedgerException if the ledger does not answer in time
     */
    public String timeline(@Nullable String vendor, String sessionId) {
        SessionKey key = key(vendor, sessionId);
        List<TimelineEntry> entries = calls.ask(() -> ledger.timeline(key));
        if (entries.isEmpty()) {
            throw unknown(key.account(), "The ledger has no timeline of this session: it is unknown, or too old.");
        }
        return Json.write(new Timeline(sessionId, entries));
    }

    /**
     * Makes sessions and events due for delivery again: one, or all parked ones, or all delivered or parked since a time.
     *
     * @param sessionId which session, empty for none in particular
     * @param eventId which event, empty for none in particular
     * @param parked {@code true} for all parked ones
     * @param since a time as in 2026-11-21T10:00:00Z, empty for none
     * @return how many are due again
     * @throws InvalidRequestException unless exactly one of the four is given and can be read, or if the vendor is not followed
     * @throws NotFoundException if the one cannot be replayed
     * @throws LedgerException if the ledger does not answer in time about the one; it may be done nevertheless
     */
    public String replay(
            @Nullable String vendor,
            @Nullable String sessionId,
            @Nullable String eventId,
            @Nullable String parked,
            @Nullable String since) {
        Account account = followed(vendor).account();
        String one = given(sessionId);
        String event = given(eventId);
        String from = given(since);
        boolean allParked = "true".equals(parked);
        List<String> violations = new ArrayList<>();
        if (Stream.of(!one.isEmpty(), !event.isEmpty(), !from.isEmpty(), allParked)
                        .filter(yes -> yes)
                        .count()
                != 1) {
            violations.add("query: name exactly one of sessionId=<id>, eventId=<id>, parked=true and since=<time>");
        }
        Instant start = from.isEmpty() ? Instant.EPOCH : time(from, violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(account.vendor(), "replay", violations);
        }
        int replayed;
        if (allParked) {
            replayed = ledger.replayParked(account);
        } else {
            replayed = from.isEmpty() ? replayOne(account, one, event) : ledger.replaySince(account, start);
        }
        LOG.info("An operator had {} items made due for delivery again", replayed);
        return Json.write(Map.of("replayed", replayed));
    }

    private int replayOne(Account account, String sessionId, String eventId) {
        boolean end = eventId.isEmpty();
        String id = SessionKeys.checked(account, end ? "sessionId" : "eventId", end ? sessionId : eventId);
        if (!calls.ask(() -> end ? ledger.replay(new SessionKey(account, id)) : ledger.replayEvent(account, id))) {
            throw unknown(
                    account,
                    "This %s cannot be replayed: it is unknown, not yet delivered, or its data was erased since."
                            .formatted(end ? "session" : "event"));
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
     * @throws InvalidRequestException if no session can have this id, or the vendor is not followed
     * @throws NotFoundException if the ledger does not know it
     * @throws LedgerException if the ledger does not answer in time; it may be done nevertheless
     */
    public String redact(@Nullable String vendor, String sessionId) {
        SessionKey key = key(vendor, sessionId);
        if (!calls.ask(() -> redactEverywhere(key))) {
            throw unknown(key.account(), "The ledger does not know this session.");
        }
        LOG.info("An operator had the data of session {} erased", sessionId);
        return Json.write(Map.of("redacted", sessionId));
    }

    /** The CRM comes last, as a route would else bring the reference back from the ledger. */
    private boolean redactEverywhere(SessionKey key) {
        boolean known = ledger.redact(key);
        try {
            return crm.map(contacts -> contacts.redact(key.account().vendor(), key.sessionId()))
                            .orElse(false)
                    || known;
        } catch (DataAccessException e) {
            throw new LedgerException("The CRM's row of a session cannot be redacted; repeat the call", e);
        }
    }

    private SessionKey key(@Nullable String vendor, String sessionId) {
        return SessionKeys.of(followed(vendor).account(), sessionId);
    }

    private FollowedAccount followed(@Nullable String vendor) {
        String name = given(vendor);
        return accounts.stream()
                .filter(account -> name.isEmpty() || account.account().vendor().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        accounts.get(0).account().vendor(),
                        "operations",
                        List.of("vendor: not one that is followed here; name one of "
                                + accounts.stream()
                                        .map(account -> account.account().vendor())
                                        .collect(Collectors.joining(", "))
                                + ", or none for the first")));
    }

    private static NotFoundException unknown(Account account, String text) {
        return new NotFoundException(account.vendor(), text, NOT_FOUND, List.of());
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
