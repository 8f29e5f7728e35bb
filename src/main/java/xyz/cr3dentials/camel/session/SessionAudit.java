package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;

/**
 * Compares the ledger with the vendor, apart from detection: asks for open sessions by their ids and for the total of each
 * list, and records what has ended unnoticed. Every request waits for what is more urgent. Thread-safe.
 */
public final class SessionAudit {

    private final SessionReader reader;
    private final @Nullable SessionSource lists;
    private final SessionLedger ledger;
    private final Account account;
    private final List<String> statuses;
    private final Clock clock;

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
     * Audits, which takes one request a list and one an open session, at the pace of the request budget.
     *
     * @param maximumReads how many open sessions to ask for at most, those heard of last first
     */
    public AuditReport run(int maximumReads) {
        List<AuditReport.ListTotal> totals = new ArrayList<>();
        SessionSource source = lists;
        if (source != null) {
            for (String status : statuses) {
                ledger.certificate(account, status).ifPresent(certificate -> totals.add(total(source, certificate)));
            }
        }
        int asked = 0;
        int ended = 0;
        int unknown = 0;
        for (PendingSession open : ledger.pending(account, maximumReads)) {
            asked++;
            SessionSnapshot session =
                    reader.get(open.key().sessionId(), LearntBy.AUDIT).orElse(null);
            if (session == null) {
                unknown++;
            } else if (ledger.record(new Fact(session, LearntBy.AUDIT, clock.instant(), isWanted(session)))) {
                ended++;
            }
        }
        return new AuditReport(clock.instant(), asked, ended, unknown, totals, ledger.counts(account));
    }

    private AuditReport.ListTotal total(SessionSource source, Certificate certificate) {
        long known = certificate.listedBefore() + ledger.countLearnt(account, certificate.status());
        long total = source.list(certificate.status(), 1, 0, Purpose.HISTORY).total();
        return new AuditReport.ListTotal(certificate.status(), total, known);
    }

    /** Only who wants a status looks at its list, and has therefore a baseline of it. */
    private boolean isWanted(SessionSnapshot session) {
        return session.terminal() && ledger.baseline(account, session.status()).isPresent();
    }
}
