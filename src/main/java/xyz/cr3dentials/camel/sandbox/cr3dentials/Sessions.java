package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.ListScope;

/** Makes sessions and shows each key those it may see, in the state it may see. */
final class Sessions {

    private static final int TOKEN_BYTES = 18;

    private final SessionStore store;
    private final StatusWalk walk;
    private final Switches switches;
    private final SandboxTime time;
    private final Random random;

    Sessions(SessionStore store, StatusWalk walk, Switches switches, SandboxTime time, Random random) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
        this.time = time;
        this.random = random;
    }

    /** Makes a session and sets it going; null when the store is full of active ones. */
    @Nullable
    SandboxSession create(String owner, JsonNode request, boolean foreign) {
        SandboxSession session = make(owner, request, foreign, now());
        if (!store.add(session)) {
            return null;
        }
        walk.begin(session);
        return session;
    }

    /** Puts a session that ended in the past straight into the store, without a webhook. */
    boolean addEnded(String owner, JsonNode request, String status, Instant ended) {
        return store.add(make(owner, request, true, ended).finished(status, ended));
    }

    @Nullable
    SandboxSession find(String sessionId, String key) {
        SandboxSession session = store.find(sessionId);
        return session == null || !isSeenBy(session, key) || isForgotten(session, now()) ? null : shown(session);
    }

    /** Oldest first. */
    List<SandboxSession> seenBy(String key) {
        Instant now = now();
        if (switches.get(Cr3dentialsSwitches.FORGET_AFTER_MILLIS) > 0) {
            store.forget(session -> isForgotten(session, now));
        }
        return store.all().stream()
                .filter(session -> isSeenBy(session, key))
                .map(this::shown)
                .toList();
    }

    private SandboxSession make(String owner, JsonNode request, boolean foreign, Instant createdAt) {
        int usual = Math.min(
                switches.get(Cr3dentialsSwitches.DEFAULT_HOURS), switches.get(Cr3dentialsSwitches.MAXIMUM_HOURS));
        JsonNode asked = request.path("expiresInHours");
        long hours = asked.isIntegralNumber() ? asked.longValue() : usual;
        Duration life = Duration.ofMillis(hours * switches.get(Cr3dentialsSwitches.HOUR_MILLIS));
        return new SandboxSession(
                uuid(),
                owner,
                request.path("platformId").longValue(),
                request,
                foreign,
                createdAt,
                createdAt.plus(life),
                token(),
                token(),
                false,
                Statuses.CREATED,
                Statuses.CREATED,
                walk.drawOutcome(),
                null);
    }

    private boolean isSeenBy(SandboxSession session, String key) {
        return switches.get(Cr3dentialsSwitches.LIST_SCOPE) == ListScope.ACCOUNT
                || session.owner().equals(key);
    }

    private boolean isForgotten(SandboxSession session, Instant now) {
        int after = switches.get(Cr3dentialsSwitches.FORGET_AFTER_MILLIS);
        Instant ended = session.completedAt();
        return after > 0 && ended != null && ended.plusMillis(after).isBefore(now);
    }

    private SandboxSession shown(SandboxSession session) {
        return session.shownAt(now(), Duration.ofMillis(switches.get(Cr3dentialsSwitches.TERMINAL_LAG_MILLIS)));
    }

    private Instant now() {
        return time.clock().instant();
    }

    /** A version 4 UUID from the sandbox's own randomness, so a seed repeats a run. */
    private String uuid() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
