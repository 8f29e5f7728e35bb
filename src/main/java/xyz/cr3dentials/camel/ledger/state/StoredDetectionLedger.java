package xyz.cr3dentials.camel.ledger.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Baseline;
import xyz.cr3dentials.camel.ledger.Certificate;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.DetectionLedger;
import xyz.cr3dentials.camel.ledger.LeasedLists;
import xyz.cr3dentials.camel.ledger.PendingSession;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** What detection remembers, whatever it is kept in. */
final class StoredDetectionLedger implements DetectionLedger {

    private final LedgerStore store;

    StoredDetectionLedger(LedgerStore store) {
        this.store = store;
    }

    @Override
    public Optional<Baseline> baseline(Account account, String status) {
        return store.change("read a baseline", ledger -> ledger.lists().baseline(account, status));
    }

    @Override
    public void saveBaseline(Baseline baseline) {
        store.change("save a baseline", ledger -> {
            ledger.lists().insert(baseline.takenAt(ledger.now()));
            return true;
        });
    }

    @Override
    public long countLearnt(Account account, String status) {
        return store.change("count ends", ledger -> ledger.lists().count(account, status));
    }

    @Override
    public Optional<Certificate> certificate(Account account, String status) {
        return store.change("read a certificate", ledger -> ledger.lists().certificate(account, status));
    }

    @Override
    public boolean saveCertificate(Certificate certificate, String owner) {
        return store.change("save a certificate", ledger -> {
            ListRows.Lease lease = ledger.lists().lockLease(certificate.account(), certificate.status());
            boolean own = lease == null || lease.owner().equals(owner);
            if (own) {
                ledger.lists().put(certificate);
            }
            return own;
        });
    }

    @Override
    public LeasedLists leaseLists(Account account, Collection<String> statuses, String owner, Duration lease) {
        return store.change("lease lists", ledger -> {
            Set<String> kept = new HashSet<>();
            Set<String> taken = new HashSet<>();
            // In one order everywhere, or two nodes could wait for each other.
            for (String status : new TreeSet<>(statuses)) {
                ListRows.Lease known = ledger.lists().lockLease(account, status);
                Instant now = ledger.now();
                ListRows.Lease next = new ListRows.Lease(owner, now.plus(lease));
                if (known == null) {
                    if (ledger.lists().insertLease(account, status, next)) {
                        taken.add(status);
                    }
                } else if (known.owner().equals(owner) || !known.until().isAfter(now)) {
                    ledger.lists().updateLease(account, status, next);
                    (known.owner().equals(owner) ? kept : taken).add(status);
                }
            }
            return new LeasedLists(kept, taken);
        });
    }

    @Override
    public void releaseLists(Account account, String owner) {
        store.change("release lists", ledger -> {
            ledger.lists().endLeases(account, owner, ledger.now());
            return true;
        });
    }

    // ---- what it looks for

    @Override
    public List<CreateIntent> unresolvedIntents(Account account, Duration openFor, Duration openedWithin, int maximum) {
        return store.change("find unresolved intents", ledger -> {
            Instant now = ledger.now();
            Instant after = now.minus(openedWithin);
            IntentRows intents = ledger.intents();
            return Stream.concat(
                            intents
                                    .in(account, CreateIntent.State.AMBIGUOUS, after, now.plusMillis(1), maximum)
                                    .stream(),
                            intents.in(account, CreateIntent.State.OPEN, after, now.minus(openFor), maximum).stream())
                    .sorted(Comparator.comparing(CreateIntent::openedAt).reversed())
                    .limit(maximum)
                    .toList();
        });
    }

    @Override
    public Map<String, String> endedAs(Account account, Collection<String> sessionIds) {
        Map<String, String> statuses = new LinkedHashMap<>();
        store.change("look up sessions", ledger -> ledger.sessions().find(account, sessionIds))
                .forEach((id, session) -> {
                    if (session.isWanted()) {
                        statuses.put(id, session.told().status());
                    }
                });
        return statuses;
    }

    @Override
    public void recordHistory(Account account, String status, Collection<String> sessionIds) {
        store.change("record history", ledger -> {
            // In one order everywhere, or two nodes with the same page could wait for each other.
            ledger.sessions()
                    .insertUnknown(new TreeSet<>(sessionIds)
                            .stream()
                                    .map(id ->
                                            TrackedSession.history(new SessionKey(account, id), status, ledger.now()))
                                    .toList());
            return true;
        });
    }

    @Override
    public List<PendingSession> pending(Account account, int maximum) {
        return store.change("find open sessions", ledger -> ledger.sessions().open(account, maximum).stream()
                .map(StoredDetectionLedger::pending)
                .toList());
    }

    @Override
    public List<PendingSession> overdue(Account account, Duration grace, Duration lifetime, int maximum) {
        return store.change("find overdue sessions", ledger -> {
            Instant expiredBefore = ledger.now().minus(grace);
            return ledger.sessions().overdue(account, expiredBefore, expiredBefore.minus(lifetime), maximum).stream()
                    .map(StoredDetectionLedger::pending)
                    .sorted(Comparator.comparing(session -> session.end(lifetime)))
                    .limit(maximum)
                    .toList();
        });
    }

    private static PendingSession pending(TrackedSession session) {
        return new PendingSession(
                session.key(),
                session.told().status(),
                session.knownSince(),
                session.told().expiresAt());
    }
}
