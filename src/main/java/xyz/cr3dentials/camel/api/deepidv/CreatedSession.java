package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * The vendor's answer to a creation.
 *
 * @param id the vendor's opaque id, also where the answer calls it {@code idv_id}
 * @param status {@code PENDING}, which every session begins with; a creation's own answer names no status
 * @param externalId the caller's reference, echoed by the vendor only if it was sent
 * @param sessionUrl the hosted page, for the person alone; null when the session was found in a list after its answer
 *     was lost, as lists do not show it
 * @param expiresAt when the session ends by itself, where the answer says so
 * @param links further addresses, as the vendor names them
 * @param json the vendor's answer whole, so that no field is lost, with the status where it names none
 */
public record CreatedSession(
        String id,
        SessionStatus status,
        @Nullable String externalId,
        @Nullable String sessionUrl,
        @Nullable Instant expiresAt,
        List<Link> links,
        JsonNode json)
        implements SessionFacts {

    /** Makes the record of a session whose creation was not answered and that a list shows. */
    public static CreatedSession of(SessionSummary row) {
        return new CreatedSession(
                row.id(), row.status(), row.externalId(), null, row.expiresAt(), List.of(), row.json());
    }

    @Override
    public String sessionId() {
        return id;
    }

    @Override
    public @Nullable String reference() {
        return externalId;
    }

    /** Names the fields without addresses, which let whoever has them act for the person. */
    @Override
    public String toString() {
        return "CreatedSession[id=%s, status=%s, externalId=%s, expiresAt=%s, links=%s]"
                .formatted(id, status, externalId, expiresAt, links.size());
    }

    /**
     * An address in an answer; older answers call relation and address {@code type} and {@code url}.
     *
     * @param rel what it leads to
     * @param href the address
     * @param description the vendor's words
     */
    public record Link(
            @Nullable String rel,
            @Nullable String href,
            @Nullable String description) {

        /** Names the relation, never the address. */
        @Override
        public String toString() {
            return "Link[rel=%s]".formatted(rel);
        }
    }
}
