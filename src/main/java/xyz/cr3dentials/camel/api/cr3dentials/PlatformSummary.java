package xyz.cr3dentials.camel.api.cr3dentials;

import org.jspecify.annotations.Nullable;

/** What a session's answer says of its platform; every field is optional. */
public record PlatformSummary(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String icon,
        @Nullable String loginUrl) {}
