package xyz.cr3dentials.camel.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are looked for; a session has to meet every part.
 *
 * @param accounts whose sessions; none for an empty set
 * @param states where they stand; empty for anywhere
 * @param statuses their status in the vendor's own words; empty for any
 * @param reference the caller's own reference, in full; {@code null} for any. Personal, perhaps
 * @param sessionId the vendor's id, in full; {@code null} for any
 * @param since the ledger heard of them at or after this time; {@code null} for whenever
 * @param until the ledger heard of them before this time; {@code null} for whenever
 */
public record SessionFilter(
        Set<Account> accounts,
        Set<SessionState> states,
        Set<String> statuses,
        @Nullable String reference,
        @Nullable String sessionId,
        @Nullable Instant since,
        @Nullable Instant until) {

    public SessionFilter {
        accounts = Set.copyOf(accounts);
        states = Set.copyOf(states);
        statuses = Set.copyOf(statuses);
    }

    /** All sessions of some accounts. */
    public static SessionFilter of(Set<Account> accounts) {
        return new SessionFilter(accounts, Set.of(), Set.of(), null, null, null, null);
    }

    /** Without the reference. */
    @Override
    public String toString() {
        return "SessionFilter[accounts=%s, states=%s, statuses=%s, since=%s, until=%s]"
                .formatted(accounts, states, statuses, since, until);
    }
}
