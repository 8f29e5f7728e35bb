package xyz.cr3dentials.camel.api.cr3dentials;

import java.util.List;
import xyz.cr3dentials.camel.api.HttpSessionsClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.ApiRequest;

/** Asks the Partner API over a request pipeline, which its owner starts and stops. Thread-safe. */
public final class HttpCr3dentialsClient
        extends HttpSessionsClient<
                CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
        implements Cr3dentialsClient {

    /** Creates a client that lets no documented rule be broken, whose requests have the priority of a confirmation. */
    public HttpCr3dentialsClient(ApiPipeline pipeline) {
        this(pipeline, Leniency.NONE);
    }

    /** Creates a client whose requests have the priority of a confirmation. */
    public HttpCr3dentialsClient(ApiPipeline pipeline, Leniency leniency) {
        super(Cr3dentialsApi.SPEC, pipeline, leniency, RequestPriority.CONFIRM);
    }

    private HttpCr3dentialsClient(HttpCr3dentialsClient other, RequestPriority priority) {
        super(other, priority);
    }

    @Override
    public List<Platform> listPlatforms() {
        return pipeline()
                .execute(
                        ApiRequest.read("listPlatforms", "/partner/browser-platforms", null, priority()),
                        PlatformAnswers::platforms);
    }

    @Override
    public Cr3dentialsClient withPriority(RequestPriority priority) {
        return new HttpCr3dentialsClient(this, priority);
    }
}
