package xyz.cr3dentials.camel.api;

import org.jspecify.annotations.Nullable;

/** What a vendor says about a session, by any way. */
public interface AboutSession extends JsonBacked {

    /** Returns the vendor's opaque id of the session; null where none is named. */
    @Nullable
    String sessionId();
}
