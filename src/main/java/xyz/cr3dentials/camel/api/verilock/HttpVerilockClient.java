package xyz.cr3dentials.camel.api.verilock;

import xyz.cr3dentials.camel.api.HttpSessionsClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;

/** Asks the Verilock API over a request pipeline, which its owner starts and stops. Thread-safe. */
public final class HttpVerilockClient
        extends HttpSessionsClient<
                CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
        implements VerilockClient {

    /** Creates a client that lets no documented rule be broken, whose requests have the priority of a confirmation. */
    public HttpVerilockClient(ApiPipeline pipeline) {
        this(pipeline, Leniency.NONE);
    }

    /** Creates a client whose requests have the priority of a confirmation. */
    public HttpVerilockClient(ApiPipeline pipeline, Leniency leniency) {
        super(VerilockApi.SPEC, pipeline, leniency, RequestPriority.CONFIRM);
    }

    private HttpVerilockClient(HttpVerilockClient other, RequestPriority priority) {
        super(other, priority);
    }

    @Override
    public VerilockClient withPriority(RequestPriority priority) {
        return new HttpVerilockClient(this, priority);
    }
}
