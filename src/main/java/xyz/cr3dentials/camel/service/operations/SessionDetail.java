package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import xyz.cr3dentials.camel.http.NotFoundException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.LedgerException;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionRecord;
import xyz.cr3dentials.camel.service.crm.CrmContact;
import xyz.cr3dentials.camel.service.crm.CrmContacts;

/** Shows one session: its facts, its timeline and its data, which is masked unless somebody has it revealed. Thread-safe. */
public final class SessionDetail {

    /** The name by which flows find the bean. */
    public static final String BEAN_NAME = "sessionDetail";

    private static final Logger LOG = LoggerFactory.getLogger(SessionDetail.class);
    private static final int NOT_FOUND = 404;

    private final SessionLedger ledger;
    private final LedgerCalls calls;
    private final List<Account> accounts;
    private final Optional<CrmContacts> crm;

    /** A line of the timeline, whoever wrote it. */
    record Line(Instant at, String event, String detail) {}

    record Shown(
            JsonNode session,
            List<Line> timeline,
            @Nullable CrmContact crm,
            @Nullable JsonNode data) {}

    record Revealed(@Nullable String reference, @Nullable JsonNode data) {}

    /**
     * Creates the view.
     *
     * @param calls who asks the ledger and the CRM
     * @param accounts whose sessions are shown; one or more
     * @param crm what the CRM knows of sessions; empty when it is none of the service's own
     */
    public SessionDetail(SessionLedger ledger, LedgerCalls calls, List<Account> accounts, Optional<CrmContacts> crm) {
        this.ledger = ledger;
        this.calls = calls;
        this.accounts = List.copyOf(accounts);
        this.crm = crm;
    }

    /**
     * Returns all that is known of a session, personal data masked.
     *
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException if no session can have this id
     * @throws NotFoundException if the ledger does not know it
     * @throws LedgerException if the ledger does not answer in time
     */
    public String show(String vendor, String sessionId) {
        SessionKey key = key(vendor, sessionId);
        SessionRecord found = calls.ask(() -> ledger.find(key)).orElseThrow(() -> unknown(vendor));
        Optional<CrmContact> contact = crm.flatMap(contacts -> calls.ask(() -> row(contacts, key)));
        return Json.write(new Shown(
                SessionJson.of(found.entry()),
                lines(found, contact),
                contact.orElse(null),
                data(found, PersonalDataMask::mask)));
    }

    /** The CRM's table lies in the ledger's database. */
    private static Optional<CrmContact> row(CrmContacts contacts, SessionKey key) {
        try {
            return contacts.find(key.account().vendor(), key.sessionId());
        } catch (DataAccessException e) {
            throw new LedgerException("The CRM's row of a session cannot be read", e);
        }
    }

    private static List<Line> lines(SessionRecord found, Optional<CrmContact> contact) {
        List<Line> lines = new ArrayList<>();
        found.timeline()
                .forEach(entry -> lines.add(new Line(entry.at(), entry.event().name(), entry.detail())));
        contact.ifPresent(row ->
                lines.add(new Line(row.updatedAt(), "CRM_UPDATED", row.status() + ", update " + row.updateCount())));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    /**
     * Returns the reference and the data of a session as they are, but for secrets, and writes down that it did.
     *
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException if no session can have this id
     * @throws NotFoundException if the ledger does not know it
     * @throws LedgerException if the ledger does not answer in time; the reveal may have been written down
     */
    public String reveal(String vendor, String sessionId) {
        SessionKey key = key(vendor, sessionId);
        SessionRecord revealed = calls.ask(() -> ledger.reveal(key)).orElseThrow(() -> unknown(vendor));
        LOG.info("An operator had the data of session {} of {} shown unmasked", sessionId, vendor);
        return Json.write(new Revealed(revealed.entry().told().reference(), data(revealed, UnaryOperator.identity())));
    }

    /** Secrets stay hidden in any case. */
    private static @Nullable JsonNode data(SessionRecord session, UnaryOperator<JsonNode> mask) {
        if (session.json().isEmpty()) {
            return null;
        }
        try {
            return SecretMask.mask(mask.apply(Json.read(session.json())));
        } catch (JsonProcessingException e) {
            // The exception's text quotes the data.
            throw new IllegalStateException("The data kept of a session is not JSON");
        }
    }

    private SessionKey key(String vendor, String sessionId) {
        return accounts.stream()
                .filter(account -> account.vendor().equals(vendor))
                .findFirst()
                .map(account -> SessionKeys.of(account, sessionId))
                .orElseThrow(() -> unknown(accounts.get(0).vendor()));
    }

    private static NotFoundException unknown(String vendor) {
        return new NotFoundException(vendor, "The ledger does not know this session.", NOT_FOUND, List.of());
    }
}
