package xyz.cr3dentials.camel.api;

import org.jspecify.annotations.Nullable;

/** One session as a vendor answers it by its id. */
public interface SessionDetails extends SessionFacts {

    /** Returns how the session ended, null while it goes on and for a status that the vendor's documents do not name. */
    @Nullable
    Outcome outcome();

    /** Returns the session with what is known of it from elsewhere in place of what this answer tells; the JSON stays. */
    SessionDetails with(KnownSession known);
}
