package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.RandomTexts;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Makes sessions. */
final class Sessions {

    private static final int USUAL_LIFETIME_SECONDS = 3_600;

    private final SessionStore<SandboxSession> store;
    private final StatusWalk walk;
    private final Switches switches;
    private final SandboxTime time;
    private final Random random;

    Sessions(SessionStore<SandboxSession> store, StatusWalk walk, Switches switches, SandboxTime time, Random random) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
        this.time = time;
        this.random = random;
    }

    /** Makes a session and sets it going; null when the store is full of active ones. */
    @Nullable
    SandboxSession create(String owner, JsonNode request) {
        return add(make(owner, request, false, time.clock().instant(), walk.drawOutcome(false)));
    }

    /** The same for another program; a session that ends by itself waits for nobody, whatever the switches say. */
    @Nullable
    SandboxSession spawn(String owner, JsonNode request, boolean endsByItself) {
        return add(make(owner, request, true, time.clock().instant(), walk.drawOutcome(endsByItself)));
    }

    private @Nullable SandboxSession add(SandboxSession session) {
        if (!store.add(session)) {
            return null;
        }
        walk.begin(session);
        return session;
    }

    /** Puts a session that ended in the past straight into the store, without a webhook. */
    boolean addEnded(String owner, JsonNode request, String status, Instant ended) {
        return store.add(make(owner, request, true, ended, status).finished(status, ended));
    }

    private SandboxSession make(
            String owner, JsonNode request, boolean foreign, Instant createdAt, @Nullable String outcome) {
        long seconds = request.path("expires_in").asLong(USUAL_LIFETIME_SECONDS);
        Duration life = Duration.ofMillis(seconds * switches.get(VerilockSwitches.SECOND_MILLIS));
        return new SandboxSession(
                "ses_" + RandomTexts.uuid(random),
                owner,
                request,
                foreign,
                createdAt,
                createdAt.plus(life),
                "tok_" + RandomTexts.token(random),
                RandomTexts.token(random),
                Statuses.CREATED,
                Statuses.CREATED,
                false,
                outcome,
                null);
    }
}
