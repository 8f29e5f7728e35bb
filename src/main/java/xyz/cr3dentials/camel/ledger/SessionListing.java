package xyz.cr3dentials.camel.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of all sessions.
 *
 * @param sessions those heard of last first
 * @param next after which position the list goes on; {@code null} at its end
 */
public record SessionListing(
        List<SessionEntry> sessions, @Nullable ListingPosition next) {

    public SessionListing {
        sessions = List.copyOf(sessions);
    }

    /** Makes a part of a list of what was found, which is one more than asked for if there is more. */
    public static SessionListing ofUpToOneMore(List<SessionEntry> found, int limit) {
        if (found.size() <= limit) {
            return new SessionListing(found, null);
        }
        List<SessionEntry> shown = found.subList(0, limit);
        return new SessionListing(shown, shown.get(limit - 1).position());
    }
}
