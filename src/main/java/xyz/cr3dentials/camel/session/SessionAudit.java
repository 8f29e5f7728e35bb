package xyz.cr3dentials.camel.session;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import xyz.cr3dentials.camel.session.SessionSource.Purpose;

/**
 * Compares the ledger with the vendor, apart from detection: asks for open sessions by their ids and for the total of each
 * list, and records what has ended unnoticed. Every request waits for what is more urgent. Thread-safe.
 */
public final class SessionAudit {

    private final SessionSource source;
    private final SessionLedger ledger;
    private final Account account;
    private final List<String> statuses;
    private final Clock clock;

    /**
     * @param statuses the terminal statuses whose lists are looked at, in the vendor's own words
     */
    public SessionAudit(
            SessionSource source, SessionLedger ledger, Account account, List<String> statuses, Clock clock) {
        this.source = source;
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
        List<AuditReport.ListTotal> lists = new ArrayList<>();
        for (String status : statuses) {
            ledger.certificate(account, status).ifPresent(certificate -> lists.add(total(certificate)));
        }
        int asked = 0;
        int ended = 0;
        int unknown = 0;
        for (PendingSession open : ledger.pending(account, maximumReads)) {
            asked++;
            SessionSnapshot session =
                    source.get(open.key().sessionId(), LearntBy.AUDIT).orElse(null);
            if (session == null) {
                unknown++;
            } else if (ledger.record(new Fact(session, LearntBy.AUDIT, clock.instant(), isWanted(session)))) {
                ended++;
            }
        }
        return new AuditReport(clock.instant(), asked, ended, unknown, lists, ledger.counts(account));
    }

    private AuditReport.ListTotal total(Certificate certificate) {
        long known = certificate.listedBefore() + ledger.countLearnt(account, certificate.status());
        long total = source.list(certificate.status(), 1, 0, Purpose.HISTORY).total();
        return new AuditReport.ListTotal(certificate.status(), total, known);
    }

    /** Only who wants a status looks at its list, and has therefore a baseline of it. */
    private boolean isWanted(SessionSnapshot session) {
        return session.terminal() && ledger.baseline(account, session.status()).isPresent();
    }
}
