package xyz.cr3dentials.camel.service.operations;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import xyz.cr3dentials.camel.api.Timestamps;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ListingPosition;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** A place in the list of sessions as a text that callers hand back unread; it holds a time and a session's key. */
final class SearchCursor {

    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;

    private SearchCursor() {}

    static String of(ListingPosition position) {
        SessionKey key = position.key();
        String text = String.join(
                SEPARATOR,
                position.knownSince().toString(),
                key.account().vendor(),
                key.account().name(),
                key.sessionId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns empty for anything that did not come from here. */
    static Optional<ListingPosition> parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            // The id comes last, since it alone may hold a separator.
            String[] parts = text.split(SEPARATOR, PARTS);
            if (parts.length < PARTS || text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            Instant knownSince = Instant.parse(parts[0]);
            return Timestamps.isStorable(knownSince)
                    ? Optional.of(
                            new ListingPosition(knownSince, new SessionKey(new Account(parts[1], parts[2]), parts[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
