package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.RandomTexts;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Makes sessions. */
final class Sessions {

    private final SessionStore<SandboxSession> store;
    private final StatusWalk walk;
    private final Switches switches;
    private final SandboxTime time;
    private final Random random;
    private final Consumer<SandboxSession> made;

    /** Tells of every session that begins. */
    Sessions(
            SessionStore<SandboxSession> store,
            StatusWalk walk,
            Switches switches,
            SandboxTime time,
            Random random,
            Consumer<SandboxSession> made) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
        this.time = time;
        this.random = random;
        this.made = made;
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
        made.accept(session);
        walk.begin(session);
        return session;
    }

    /** Puts a session that ended in the past straight into the store, without a webhook. */
    boolean addEnded(String owner, JsonNode request, String status, Instant ended) {
        SandboxSession session = make(owner, request, true, ended, status);
        SandboxSession last = Statuses.DECISIONS.contains(status) ? session.at(Statuses.SUBMITTED, ended) : session;
        return store.add(last.finished(status, ended));
    }

    private SandboxSession make(
            String owner, JsonNode request, boolean foreign, Instant createdAt, @Nullable String outcome) {
        int hours = RequestFields.of(request, "expires_in_hours").asInt(switches.get(DeepidvSwitches.DEFAULT_HOURS));
        Duration life = Duration.ofMillis((long) hours * switches.get(DeepidvSwitches.HOUR_MILLIS));
        return new SandboxSession(
                RandomTexts.uuid(random),
                owner,
                request,
                foreign,
                createdAt,
                createdAt.plus(life),
                RandomTexts.token(random),
                RandomTexts.token(random),
                false,
                false,
                Statuses.PENDING,
                Statuses.PENDING,
                outcome,
                createdAt,
                null,
                null);
    }
}
