package xyz.cr3dentials.camel.component;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.component.message.Life;
import xyz.cr3dentials.camel.component.message.Reading;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;

/**
 * What one vendor is like, as data with references to the vendor's own types; endpoint, producers, consumer, answers and
 * checks of all vendors read it. Immutable once built, thread-safe.
 *
 * @param <C> the vendor's client
 * @param <E> the vendor's endpoint
 */
public final class VendorSpec<C extends ApiClient<C>, E extends VendorEndpoint<C>> {

    private static final Set<String> ASK_NOBODY = Set.of("receiveWebhook", "events");

    private final Builder<C, E> parts;

    private VendorSpec(Builder<C, E> parts) {
        this.parts = parts;
    }

    /** Starts the description of a vendor, named by its component's scheme. */
    public static <C extends ApiClient<C>, E extends VendorEndpoint<C>> Builder<C, E> of(
            String scheme, Class<E> endpoint) {
        return new Builder<>(scheme, endpoint);
    }

    /** Returns the component's scheme, which is also the vendor's name in the ledger. */
    public String scheme() {
        return parts.scheme;
    }

    Creation<C, E, ?> creation() {
        return Objects.requireNonNull(parts.creation, "creation");
    }

    /** Returns how a session is read. */
    public Reading<C> reading() {
        return Objects.requireNonNull(parts.reading, "reading");
    }

    Listing<C, E, ?, ?> listing() {
        return Objects.requireNonNull(parts.listing, "listing");
    }

    Webhooks<E> webhooks() {
        return Objects.requireNonNull(parts.webhooks, "webhooks");
    }

    Life life() {
        return Objects.requireNonNull(parts.life, "life");
    }

    C newClient(ApiPipeline pipeline, Leniency leniency) {
        return Objects.requireNonNull(parts.client, "client").apply(pipeline, leniency);
    }

    Leniency leniency(VendorEndpoint<C> endpoint) {
        return Objects.requireNonNull(parts.leniency, "leniency").apply(typed(endpoint));
    }

    @Nullable
    OwnOperation<E> own(String operation) {
        return parts.own.stream()
                .filter(own -> own.name().equals(operation))
                .findFirst()
                .orElse(null);
    }

    boolean asksVendor(String operation) {
        OwnOperation<E> own = own(operation);
        return own == null ? !ASK_NOBODY.contains(operation) : own.asksVendor();
    }

    void checkBudget(VendorEndpoint<C> endpoint, ConfigurationCheck check) {
        Objects.requireNonNull(parts.budgetCheck, "budgetCheck").accept(typed(endpoint), check);
    }

    void check(VendorEndpoint<C> endpoint, ConfigurationCheck check) {
        Objects.requireNonNull(parts.check, "check").accept(typed(endpoint), check);
    }

    /** Returns an endpoint of this vendor as what it is. */
    E typed(VendorEndpoint<C> endpoint) {
        return parts.endpoint.cast(endpoint);
    }

    /** Returns the field that holds a session's id in requests about one session. */
    RequestField sessionId() {
        return RequestField.of(parts.scheme, reading().idField(), "sessionId");
    }

    /** Returns the field that holds the caller's own reference. */
    RequestField reference() {
        return RequestField.of(parts.scheme, creation().form().field(creation().reference()));
    }

    List<RequestField> creationFields() {
        return creation().form().fields().stream()
                .map(field -> RequestField.of(parts.scheme, field))
                .toList();
    }

    List<RequestField> listingFields() {
        return listing().form().fields().stream()
                .map(field -> RequestField.of(parts.scheme, field))
                .toList();
    }

    /** Returns every field of a request. */
    Stream<RequestField> fields() {
        return Stream.of(creationFields(), listingFields(), List.of(sessionId()), parts.ownFields)
                .flatMap(List::stream);
    }

    /** Tells whether an endpoint has an option for a field; what is personal has none, since addresses are logged. */
    boolean hasOption(RequestField field) {
        return !parts.personal.contains(field.optionName());
    }

    /** Returns the ends of the names of headers that must not stay on a message beside an answer. */
    List<String> headersOfRequests() {
        return Stream.concat(parts.personal.stream(), parts.confidential.stream())
                .toList();
    }

    /** Collects a description. Not thread-safe. */
    public static final class Builder<C extends ApiClient<C>, E extends VendorEndpoint<C>> {

        private final String scheme;
        private final Class<E> endpoint;
        private @Nullable BiFunction<ApiPipeline, Leniency, C> client;
        private @Nullable Function<E, Leniency> leniency;
        private @Nullable Creation<C, E, ?> creation;
        private @Nullable Reading<C> reading;
        private @Nullable Listing<C, E, ?, ?> listing;
        private @Nullable Webhooks<E> webhooks;
        private @Nullable Life life;
        private @Nullable BiConsumer<E, ConfigurationCheck> budgetCheck;
        private @Nullable BiConsumer<E, ConfigurationCheck> check;
        private List<OwnOperation<E>> own = List.of();
        private List<RequestField> ownFields = List.of();
        private List<String> personal = List.of();
        private List<String> confidential = List.of();

        private Builder(String scheme, Class<E> endpoint) {
            this.scheme = scheme;
            this.endpoint = endpoint;
        }

        /** Says how a client is made, and which rules an endpoint's requests may break. */
        public Builder<C, E> client(BiFunction<ApiPipeline, Leniency, C> maker, Function<E, Leniency> rules) {
            this.client = maker;
            this.leniency = rules;
            return this;
        }

        /** Says how sessions are created. */
        public Builder<C, E> creation(Creation<C, E, ?> value) {
            this.creation = value;
            return this;
        }

        /** Says how a session is read. */
        public Builder<C, E> reading(Reading<C> value) {
            this.reading = value;
            return this;
        }

        /** Says how sessions are listed and followed. */
        public Builder<C, E> listing(Listing<C, E, ?, ?> value) {
            this.listing = value;
            return this;
        }

        /** Says how the vendor calls back. */
        public Builder<C, E> webhooks(Webhooks<E> value) {
            this.webhooks = value;
            return this;
        }

        /** Says how long sessions live and how they end. */
        public Builder<C, E> life(Life value) {
            this.life = value;
            return this;
        }

        /** Says what is checked of the options for the request budget, and of all others that only this vendor has. */
        public Builder<C, E> checks(
                BiConsumer<E, ConfigurationCheck> budget, BiConsumer<E, ConfigurationCheck> others) {
            this.budgetCheck = budget;
            this.check = others;
            return this;
        }

        /** Names the operations that only this vendor has. */
        public Builder<C, E> operations(List<OwnOperation<E>> operations) {
            this.own = operations;
            return this;
        }

        /** Names the request fields of its own operations. */
        public Builder<C, E> operationFields(List<RequestField> fields) {
            this.ownFields = fields;
            return this;
        }

        /** Names what is personal: request fields that have no option and whose headers go when an answer comes. */
        public Builder<C, E> personal(String... names) {
            this.personal = List.of(names);
            return this;
        }

        /** Names further headers that go when an answer comes. */
        public Builder<C, E> confidential(String... names) {
            this.confidential = List.of(names);
            return this;
        }

        /** Returns the description. */
        public VendorSpec<C, E> build() {
            return new VendorSpec<>(this);
        }
    }
}
