package xyz.cr3dentials.camel.component;

import java.util.List;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.api.SessionFacts;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.component.message.Snapshots;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/** Creates a session, with the wish written down in the ledger before the request leaves. Thread-safe once started. */
final class CreateSessionProducer<C extends ApiClient<C>, Q extends Record> extends VendorProducer<C> {

    private final VendorEndpoint<C> endpoint;
    private final Creation<C, ?, Q> creation;
    private final CreationSteps<C, Q> steps;
    private final List<RequestField> fields;
    private final RequestReader reader;
    private final Leniency leniency;

    private CreateSessionProducer(
            VendorEndpoint<C> endpoint, VendorSpec<C, ?> spec, Creation<C, ?, Q> creation, CreationSteps<C, Q> steps) {
        super(endpoint, RequestPriority.CREATE);
        this.endpoint = endpoint;
        this.creation = creation;
        this.steps = steps;
        this.fields = spec.creationFields();
        this.reader = new RequestReader(endpoint, List.of(creation.form().type()));
        this.leniency = spec.leniency(endpoint);
    }

    static <C extends ApiClient<C>, E extends VendorEndpoint<C>, Q extends Record> CreateSessionProducer<C, Q> of(
            VendorEndpoint<C> endpoint, VendorSpec<C, E> spec, Creation<C, E, Q> creation) {
        return new CreateSessionProducer<>(
                endpoint, spec, creation, creation.steps().apply(spec.typed(endpoint)));
    }

    @Override
    protected void call(Exchange exchange, C client) {
        Q asked = creation.form().fromJson(reader.read(exchange, fields), leniency);
        String reference = creation.referenceOf().apply(asked);
        IntentRecord intent = IntentRecord.open(endpoint, reference);
        SessionFacts created = create(client, steps.complete(asked, intent), intent);
        endpoint.answers().setCreated(exchange.getMessage(), created, intent.id(), reference);
    }

    private SessionFacts create(C client, Q request, IntentRecord intent) {
        try {
            SessionFacts created =
                    intent.<SessionFacts>send(() -> creation.call().apply(client, request));
            String reference = creation.referenceOf().apply(request);
            intent.bound(Snapshots.ofCreated(endpoint.account(), created, reference));
            return created;
        } catch (AmbiguousCreateException e) {
            return steps.find(client, request, intent, e).orElseThrow(() -> e);
        }
    }
}
