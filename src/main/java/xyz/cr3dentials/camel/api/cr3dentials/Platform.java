package xyz.cr3dentials.camel.api.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.JsonBacked;

/**
 * A platform that data can be proven from.
 *
 * @param id value for {@code platformId}
 * @param name unique slug
 * @param displayName name for people
 * @param description may be absent
 * @param icon logo address, may be absent
 * @param loginUrl default login page
 * @param allowCustomUrl no documented parameter uses it
 * @param config free-form settings, may be absent
 * @param isActive whether sessions can be created for it now
 * @param createdAt when the vendor added it
 * @param updatedAt when the vendor last changed it
 * @param json the vendor's object whole, so that no field is lost
 */
public record Platform(
        long id,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable String icon,
        @Nullable String loginUrl,
        @Nullable Boolean allowCustomUrl,
        @Nullable JsonNode config,
        @Nullable Boolean isActive,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        JsonNode json)
        implements JsonBacked {}
