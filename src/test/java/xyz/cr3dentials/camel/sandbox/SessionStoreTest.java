package xyz.cr3dentials.camel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final SessionStore<Stored> store = new SessionStore<>(2);

    @Test
    void leavesAnEndedSessionAloneUnlessItIsAmended() {
        store.add(Stored.active("a").ended());

        assertThat(store.change("a", Stored::reopened)).isNull();
        assertThat(store.amend("a", Stored::reopened)).isEqualTo(Stored.active("a"));
        assertThat(store.amend("unknown", Stored::reopened)).isNull();
    }

    @Test
    void givesUpTheSessionThatEndedFirstAndNoneThatIsActiveAgain() {
        store.add(Stored.active("a").ended());
        store.add(Stored.active("b").ended());
        store.amend("a", Stored::reopened);

        assertThat(store.add(Stored.active("c"))).isTrue();
        assertThat(store.all()).extracting(Stored::sessionId).containsExactly("a", "c");
        assertThat(store.add(Stored.active("d"))).isFalse();
    }

    private record Stored(String sessionId, @Nullable Instant completedAt) implements StoredSession<Stored> {

        static Stored active(String id) {
            return new Stored(id, null);
        }

        Stored ended() {
            return new Stored(sessionId, NOW);
        }

        Stored reopened() {
            return active(sessionId);
        }

        @Override
        public String owner() {
            return "key";
        }

        @Override
        public String status() {
            return completedAt == null ? "open" : "done";
        }

        @Override
        public boolean foreign() {
            return false;
        }

        @Override
        public Instant createdAt() {
            return NOW;
        }

        @Override
        public Instant expiresAt() {
            return NOW.plusSeconds(60);
        }

        @Override
        public Stored shownAt(Instant now, Duration lag) {
            return this;
        }
    }
}
