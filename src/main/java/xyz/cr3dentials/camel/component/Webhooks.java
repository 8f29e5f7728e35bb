package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.AboutSession;

/**
 * How a vendor calls back.
 *
 * @param receiver makes what tells the vendor's calls from forged ones
 * @param place where the calls come in that a route of camel-webhook serves
 * @param typeField the field of a notification that holds its kind
 * @param notification reads a notification that was kept
 * @param <E> the vendor's endpoint
 */
public record Webhooks<E>(
        Function<E, WebhookReceiver> receiver,
        Place<E> place,
        String typeField,
        Function<JsonNode, ? extends AboutSession> notification) {

    /**
     * Where calls come in.
     *
     * @param <E> the vendor's endpoint
     */
    @FunctionalInterface
    public interface Place<E> {

        /**
         * Returns the path that webhooks are served at.
         *
         * @param given the one that the route names; null when it names none
         * @throws IllegalArgumentException when the given one can't serve
         */
        String path(E endpoint, @Nullable String given);

        /** Told when a route begins to serve. */
        default void registered(E endpoint) {
            // The vendor learns the address from whoever enters it in the vendor's console.
        }

        /** Returns the place of vendors that call one address for all sessions. */
        static <E extends VendorEndpoint<?>> Place<E> fixed() {
            return (endpoint, given) -> given == null ? "/webhooks/" + endpoint.scheme() : given;
        }
    }
}
