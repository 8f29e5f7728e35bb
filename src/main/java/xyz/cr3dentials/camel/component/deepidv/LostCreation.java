package xyz.cr3dentials.camel.component.deepidv;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.SessionFacts;
import xyz.cr3dentials.camel.api.deepidv.CreateSessionRequest;
import xyz.cr3dentials.camel.api.deepidv.CreatedSession;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest;
import xyz.cr3dentials.camel.api.deepidv.SessionSummary;
import xyz.cr3dentials.camel.component.CreationSteps;
import xyz.cr3dentials.camel.component.IntentRecord;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionLedger;

/**
 * Finds the session of a creation whose answer was lost by the caller's own reference, which the vendor can be asked for. It
 * asks once and never creates: what is not found, or not unmistakably, stays ambiguous.
 */
final class LostCreation implements CreationSteps<DeepidvClient, CreateSessionRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(LostCreation.class);
    /** How far our clock and the vendor's may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

    private static final int INTENTS = 20;

    private final SessionLedger ledger;
    private final Account account;

    private LostCreation(SessionLedger ledger, Account account) {
        this.ledger = ledger;
        this.account = account;
    }

    /** Makes it for an endpoint, and says what the vendor does to people unless told otherwise. */
    static LostCreation of(DeepidvEndpoint endpoint) {
        Invitations.warn(endpoint.getConfiguration());
        return new LostCreation(endpoint.ledger(), endpoint.account());
    }

    @Override
    public Optional<SessionFacts> find(
            DeepidvClient client, CreateSessionRequest request, IntentRecord intent, AmbiguousCreateException lost) {
        String externalId = request.externalId();
        if (externalId == null) {
            return Optional.empty();
        }
        try {
            return search(client, externalId, intent.id());
        } catch (RuntimeException e) {
            lost.addSuppressed(e);
            return Optional.empty();
        }
    }

    private Optional<SessionFacts> search(DeepidvClient client, String externalId, String intentId) {
        Optional<CreateIntent> intent = ledger.findIntent(account, intentId);
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        Instant earliest = intent.get().openedAt().minus(CLOCK_DIFFERENCE);
        Set<String> others = ledger.findIntents(account, externalId, INTENTS).stream()
                .map(CreateIntent::sessionId)
                .collect(Collectors.toSet());
        List<SessionSummary> candidates =
                client.listSessions(ListSessionsRequest.withExternalId(externalId)).sessions().stream()
                        .filter(row -> externalId.equals(row.externalId()))
                        .filter(row -> isSince(earliest, row.createdAt()))
                        .filter(row -> !others.contains(row.id()))
                        .toList();
        if (candidates.size() != 1) {
            return Optional.empty();
        }
        SessionSummary row = candidates.get(0);
        if (!ledger.bindIntent(intentId, Snapshots.of(account, row))) {
            return Optional.empty();
        }
        LOG.info("The creation of intent {} was not answered; the vendor lists it as session {}", intentId, row.id());
        return Optional.of(CreatedSession.of(row));
    }

    private static boolean isSince(Instant earliest, @Nullable Instant createdAt) {
        return createdAt != null && !createdAt.isBefore(earliest);
    }
}
