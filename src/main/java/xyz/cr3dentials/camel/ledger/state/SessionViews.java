package xyz.cr3dentials.camel.ledger.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.DeliveryCounts;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.Knowledge;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.ParkedDelivery;
import xyz.cr3dentials.camel.ledger.SessionEntry;
import xyz.cr3dentials.camel.ledger.SessionFilter;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionListing;
import xyz.cr3dentials.camel.ledger.SessionRecord;

/** Shows the sessions of one transaction to those who look. */
final class SessionViews {

    private final LedgerTransaction transaction;

    SessionViews(LedgerTransaction transaction) {
        this.transaction = transaction;
    }

    SessionListing search(SessionFilter filter, int limit, @Nullable ListingPosition after) {
        List<TrackedSession> found = transaction.sessions().search(filter, limit + 1, after);
        Map<Account, Map<String, List<TrackedDelivery>>> deliveries = found.stream()
                .collect(Collectors.groupingBy(
                        session -> session.key().account(),
                        Collectors.collectingAndThen(Collectors.toList(), this::deliveries)));
        return SessionListing.ofUpToOneMore(
                found.stream()
                        .map(session -> entry(
                                session,
                                deliveries
                                        .getOrDefault(session.key().account(), Map.of())
                                        .getOrDefault(session.key().sessionId(), List.of())))
                        .toList(),
                limit);
    }

    private Map<String, List<TrackedDelivery>> deliveries(Collection<TrackedSession> sessions) {
        Account account = sessions.iterator().next().key().account();
        List<String> ids = sessions.stream()
                .filter(TrackedSession::hasEnded)
                .map(session -> session.key().sessionId())
                .toList();
        return transaction.deliveries().find(account, ItemKind.END, ids).stream()
                .collect(Collectors.groupingBy(delivery -> delivery.id().itemId()));
    }

    Optional<SessionRecord> find(SessionKey key) {
        String id = key.sessionId();
        return Optional.ofNullable(
                        transaction.sessions().find(key.account(), List.of(id)).get(id))
                .map(session -> {
                    List<TrackedDelivery> deliveries =
                            transaction.deliveries().find(key.account(), ItemKind.END, List.of(id));
                    return new SessionRecord(
                            entry(session, deliveries),
                            transaction.sessions().timeline(key),
                            transaction
                                    .items()
                                    .payloads(key.account(), ItemKind.END, List.of(id))
                                    .getOrDefault(id, ""));
                });
    }

    /** Of several deliveries what comes first, or what went wrong last. */
    private static SessionEntry entry(TrackedSession session, List<TrackedDelivery> deliveries) {
        Told told = session.told();
        return new SessionEntry(
                session.key(),
                session.state(),
                session.knownSince(),
                new SessionEntry.Told(
                        told.status(), told.reference(), told.createdAt(), told.completedAt(), told.expiresAt()),
                new SessionEntry.Progress(
                        session.end().learntBy(),
                        session.end().learntAt(),
                        deliveries.stream()
                                .mapToInt(TrackedDelivery::attempts)
                                .max()
                                .orElse(0),
                        session.end().settledAt(),
                        deliveries.stream()
                                .map(TrackedDelivery::dueAt)
                                .flatMap(Stream::ofNullable)
                                .min(Comparator.<Instant>naturalOrder())
                                .orElse(null),
                        deliveries.stream()
                                .map(TrackedDelivery::failure)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)));
    }

    /** See {@link SessionLedger#lookUp}. */
    Map<String, Knowledge> lookUp(Account account, Collection<String> sessionIds) {
        Map<String, TrackedSession> known = transaction.sessions().find(account, sessionIds);
        Map<String, Knowledge> answer = new LinkedHashMap<>();
        for (String id : sessionIds) {
            TrackedSession session = known.get(id);
            answer.put(id, session == null ? Knowledge.UNKNOWN : session.knowledge());
        }
        return answer;
    }

    List<ParkedDelivery> parked(Account account, int maximum) {
        return transaction.deliveries().parked(account, maximum).stream()
                .map(delivery -> new ParkedDelivery(
                        delivery.id(),
                        delivery.type(),
                        delivery.attempts(),
                        Objects.requireNonNull(delivery.settledAt()),
                        Objects.requireNonNull(delivery.failure())))
                .toList();
    }

    DeliveryCounts counts(Account account) {
        return new DeliveryCounts(
                transaction.sessions().countOpen(account),
                transaction.sessions().countHinted(account),
                transaction.deliveries().count(account, TrackedDelivery.State.DUE),
                transaction.deliveries().count(account, TrackedDelivery.State.PARKED));
    }
}
