package xyz.cr3dentials.camel.detection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.detection.SessionSource.Purpose;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.PendingSession;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * Compares the ledger with the vendor, apart from detection: asks for open sessions by their ids and for the total of each
 * list, and records what has ended unnoticed. Every request waits for what is more urgent. Thread-safe.
 */
public final class SessionAudit {

    private static final Logger LOG = LoggerFactory.getLogger(SessionAudit.class);

    private final SessionReader reader;
    private final @Nullable SessionSource lists;
    private final SessionLedger ledger;
    private final Account account;
    private final List<String> statuses;
    private final Clock clock;

    private enum Found {
        AS_EXPECTED,
        ENDED,
        UNKNOWN
    }

    /**
     * @param statuses the terminal statuses whose lists are looked at, in the vendor's own words
     */
    public SessionAudit(
            SessionSource source, SessionLedger ledger, Account account, List<String> statuses, Clock clock) {
        this(source, source, ledger, account, statuses, clock);
    }

    /** Creates an audit for a vendor whose list tells no totals, which reads open sessions only. */
    public SessionAudit(SessionReader reader, SessionLedger ledger, Account account, Clock clock) {
        this(reader, null, ledger, account, List.of(), clock);
    }

    private SessionAudit(
            SessionReader reader,
            @Nullable SessionSource lists,
            SessionLedger ledger,
            Account account,
            List<String> statuses,
            Clock clock) {
        this.reader = reader;
        this.lists = lists;
        this.ledger = ledger;
        this.account = account;
        this.statuses = List.copyOf(statuses);
        this.clock = clock;
    }

    /**
     * Audits, which takes one request a list and one an open session, at the pace of the request budget. A list or a
     * session whose answer cannot be used is counted and passed over; only a vendor that answers nothing, or goes on
     * failing, ends the audit with its exception.
     *
     * @param maximumReads how many open sessions to ask for at most, those heard of last first
     */
    public AuditReport run(int maximumReads) {
        FirstFailure failure = new FirstFailure();
        List<AuditReport.ListTotal> totals = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        List<Runnable> questions = new ArrayList<>();
        SessionSource source = lists;
        if (source != null) {
            for (String status : statuses) {
                ledger.detection()
                        .certificate(account, status)
                        .ifPresent(certificate -> questions.add(() -> totals.add(total(source, certificate))));
            }
        }
        List<PendingSession> pending = ledger.detection().pending(account, maximumReads);
        pending.forEach(open -> questions.add(() -> found.add(read(open))));
        int failed = 0;
        for (Runnable question : questions) {
            failed += failure.watch(question) ? 0 : 1;
            if (failure.isLasting() || failed == questions.size()) {
                failure.rethrow();
            }
        }
        failure.first().ifPresent(first -> LOG.warn("An audit could not use every answer: {}", first.getMessage()));
        return new AuditReport(
                clock.instant(),
                pending.size(),
                Collections.frequency(found, Found.ENDED),
                Collections.frequency(found, Found.UNKNOWN),
                failed,
                totals,
                ledger.counts(account));
    }

    private Found read(PendingSession open) {
        SessionSnapshot session =
                reader.get(open.key().sessionId(), LearntBy.AUDIT).orElse(null);
        if (session == null) {
            return Found.UNKNOWN;
        }
        boolean ended = ledger.record(session, LearntBy.AUDIT);
        return ended ? Found.ENDED : Found.AS_EXPECTED;
    }

    private AuditReport.ListTotal total(SessionSource source, Certificate certificate) {
        long known = certificate.listedBefore() + ledger.detection().countLearnt(account, certificate.status());
        long total = source.list(certificate.status(), 1, 0, Purpose.HISTORY).total();
        return new AuditReport.ListTotal(certificate.status(), total, known);
    }
}
