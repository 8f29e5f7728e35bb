package xyz.cr3dentials.camel.http.pipeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the chain.
 *
 * @param deadline when its answer must be there
 * @param sendBy when its last attempt must begin, never later than the deadline
 * @param authenticated its credential, once it has one
 */
record Call(
        ApiRequest request,
        Deadline deadline,
        Deadline sendBy,
        @Nullable Credential authenticated) {

    Call withCredential(Credential credential) {
        return new Call(request, deadline, sendBy, credential);
    }

    Call atMostUntil(Deadline limit) {
        return new Call(request, deadline.atMost(limit), sendBy, authenticated);
    }

    Credential credential() {
        return Objects.requireNonNull(authenticated, "the call has not passed authentication");
    }
}
