package xyz.cr3dentials.camel.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request on its way through the chain, with the time it may take and, once authenticated, its credential. */
record Call(ApiRequest request, Deadline deadline, @Nullable Credential authenticated) {

    Call withCredential(Credential credential) {
        return new Call(request, deadline, credential);
    }

    Credential credential() {
        return Objects.requireNonNull(authenticated, "the call has not passed authentication");
    }
}
