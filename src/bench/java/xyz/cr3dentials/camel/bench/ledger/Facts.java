package xyz.cr3dentials.camel.bench.ledger;

import java.time.Instant;
import java.util.Set;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.Subscription;

/** Sessions as the component records them. */
final class Facts {

    static final Account ACCOUNT = new Account("cr3dentials", "default");
    static final String STATUS = "COMPLETED";
    static final Subscription ENDS = new Subscription(ACCOUNT, ItemKind.END, Subscription.DEFAULT, Set.of(STATUS));
    private static final String JSON = """
            {"sessionId":"%s","status":"%s","progress":100,"platformId":7,"createdAt":"2026-11-20T10:00:00.000Z",\
            "expiresAt":"2026-11-27T10:00:00.000Z","completedAt":"2026-11-20T10:06:00.000Z","hasAttestation":true,\
            "extractedData":{"storeName":"Demo","orders":[{"id":"1","total":"12.50"},{"id":"2","total":"99.00"}]}}""";

    private Facts() {}

    static SessionKey key(String sessionId) {
        return new SessionKey(ACCOUNT, sessionId);
    }

    static SessionSnapshot created(String sessionId) {
        return snapshot(sessionId, "CREATED", false);
    }

    static boolean recordEnd(SessionLedger ledger, String sessionId) {
        return ledger.record(snapshot(sessionId, STATUS, true), LearntBy.WEBHOOK);
    }

    private static SessionSnapshot snapshot(String sessionId, String status, boolean terminal) {
        Instant now = Instant.now();
        return new SessionSnapshot(
                key(sessionId),
                status,
                terminal,
                now,
                terminal ? now : null,
                now.plusSeconds(86_400),
                "order-42",
                JSON.formatted(sessionId, status));
    }
}
