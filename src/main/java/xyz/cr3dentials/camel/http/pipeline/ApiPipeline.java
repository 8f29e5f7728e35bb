package xyz.cr3dentials.camel.http.pipeline;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import xyz.cr3dentials.camel.http.AnswerReader;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.budget.RateLimitStatus;
import xyz.cr3dentials.camel.http.budget.RequestBudget;
import xyz.cr3dentials.camel.http.budget.RequestBudgets;

/**
 * The way of a request to a vendor and of its answer back: retry, authentication, pacing, transport by camel-http,
 * decoding, error mapping.
 *
 * <p>Start it before use and stop it afterwards, as any Camel service. Thread-safe.
 */
public final class ApiPipeline extends ServiceSupport {

    private final CamelContext context;
    private final HttpSettings settings;
    private final PipelineEnvironment environment;
    private final CamelHttpTransport transport;
    private final AuthenticatingSender authentication;
    private final Sender chain;
    private final AnswerDecoder decoder;
    private final ErrorMapper errors;

    private ApiPipeline(CamelContext context, HttpSettings settings, PipelineEnvironment environment) {
        String vendor = settings.vendor();
        this.context = context;
        this.settings = settings;
        this.environment = environment;
        this.transport = new CamelHttpTransport(context, settings, environment.nanoTime());
        Sender pacing = new PacingSender(settings, environment, transport);
        String authority = settings.authority();
        RequestBudgets budgets = settings.budget().shared() == null
                ? environment.budgets()
                : settings.budget().shared();
        this.authentication = new AuthenticatingSender(
                vendor,
                settings.access().apiKey(),
                settings.access().scheme(),
                key -> budgets.of(authority, key, settings.budget().settings()),
                pacing);
        this.chain = new RetryingSender(vendor, settings.retry(), environment, authentication);
        this.decoder = new AnswerDecoder(vendor);
        this.errors = new ErrorMapper(vendor, environment.clock(), authentication::redact, this::rateLimitStatus);
    }

    /** Makes a pipeline whose HTTP settings come from the context's camel-http component unless the settings name one. */
    public static ApiPipeline create(CamelContext context, HttpSettings settings) {
        return create(context, settings, PipelineEnvironment.system());
    }

    static ApiPipeline create(CamelContext context, HttpSettings settings, PipelineEnvironment environment) {
        return new ApiPipeline(context, settings, environment);
    }

    /**
     * Sends a request and returns what the reader makes of its answer, blocking until then.
     *
     * @throws ApiException in every other case; see the subclasses
     */
    public <T> T execute(ApiRequest request, AnswerReader<T> reader) {
        long now = environment.nanoTime().getAsLong();
        Deadline deadline = Deadline.after(settings.retry().totalTimeLimit(), now);
        Deadline sendBy = request.kind() == ApiRequest.Kind.CREATE
                ? deadline.atMost(settings.retry().creationPatience(), now)
                : deadline;
        ApiResponse response;
        try {
            response = chain.send(new Call(request, deadline, sendBy, null));
        } catch (TransportFailure failure) {
            throw errors.map(request, failure);
        }
        if (!response.isSuccess()) {
            throw identified(errors.map(request, response), response);
        }
        try {
            return decoder.decode(request, response, reader);
        } catch (UndecodableAnswerException e) {
            throw identified(
                    request.kind() == ApiRequest.Kind.CREATE ? errors.unreadableCreation(request, e) : e, response);
        }
    }

    /** Tells those who watch that an answer was read but for some rows of its list. */
    public void passedOver(List<UnreadableRow> rows) {
        if (!rows.isEmpty()) {
            ApiPipelines.of(context).passedOver(vendor(), rows, environment.clock());
        }
    }

    private ApiException identified(ApiException exception, ApiResponse response) {
        String id = response.requestId();
        exception.setRequestId(id == null ? null : authentication.redact(id));
        return exception;
    }

    /**
     * Returns how the request budget of the API key in force stands.
     *
     * @throws AuthenticationException when there is no usable API key
     */
    public RateLimitStatus rateLimitStatus() {
        return authentication.credential().budget().status();
    }

    /** Returns the budget of the last request; empty before the first one. */
    Optional<RequestBudget> budgetInUse() {
        return authentication.latestCredential().map(Credential::budget);
    }

    /** Returns the scheme of the component this pipeline works for, as errors name it. */
    public String vendor() {
        return settings.vendor();
    }

    /** Returns where requests go, without a slash at the end. */
    public String baseUrl() {
        return settings.baseUrl();
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(transport);
        ApiPipelines.of(context).add(this);
    }

    @Override
    protected void doStop() {
        ApiPipelines.of(context).remove(this);
        ServiceHelper.stopService(transport);
    }
}
