package xyz.cr3dentials.camel.service.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded CRM holds of one session, without the caller's reference.
 *
 * @param status the vendor's own word
 * @param outcome what that means
 * @param errorCode the vendor's code of a failure
 * @param completedAt when the session ended, as the vendor wrote it
 * @param updatedAt when the row was written last
 * @param updateCount how often it was written
 */
public record CrmContact(
        String status,
        @Nullable String outcome,
        @Nullable String errorCode,
        @Nullable String completedAt,
        Instant updatedAt,
        int updateCount) {}
