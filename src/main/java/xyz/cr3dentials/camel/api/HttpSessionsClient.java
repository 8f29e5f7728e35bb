package xyz.cr3dentials.camel.api;

import java.util.Iterator;
import java.util.List;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.ApiRequest;

/**
 * Asks a vendor's API of sessions over a request pipeline, which its owner starts and stops. A vendor's own client is a
 * class beneath this one, as its type is what users have in their code, and adds the operations that only it has.
 * Thread-safe.
 *
 * @param <Q> the request of a creation
 * @param <N> the answer to a creation
 * @param <S> a session
 * @param <L> the request of a list
 * @param <P> a page
 * @param <R> a row
 */
public abstract class HttpSessionsClient<
        Q extends Record,
        N extends SessionFacts,
        S extends SessionDetails,
        L extends Record,
        P extends SessionRows<R>,
        R extends SessionFacts> {

    private final ApiSpec<Q, N, S, L, P, R> api;
    private final ApiPipeline pipeline;
    private final Leniency leniency;
    private final RequestPriority priority;

    /** Creates a client whose requests, creations excepted, have the given priority. */
    protected HttpSessionsClient(
            ApiSpec<Q, N, S, L, P, R> api, ApiPipeline pipeline, Leniency leniency, RequestPriority priority) {
        this.api = api;
        this.pipeline = pipeline;
        this.leniency = leniency;
        this.priority = priority;
    }

    /** Creates a client as another one, whose requests have another priority. */
    protected HttpSessionsClient(HttpSessionsClient<Q, N, S, L, P, R> other, RequestPriority priority) {
        this(other.api, other.pipeline, other.leniency, priority);
    }

    /** Creates a session. */
    public N createSession(Q request) {
        refuse("createSession", api.creation().violations(request, leniency));
        beforeCreation(request);
        // A person is waiting, whatever the client is used for otherwise.
        return pipeline.execute(
                ApiRequest.create(
                        "createSession", api.places().create(), api.creation().body(request), RequestPriority.CREATE),
                api.answers().created());
    }

    /** Told of a creation that is about to be sent. */
    protected void beforeCreation(Q request) {}

    /** Reads one session. */
    public S getSession(String sessionId) {
        return pipeline.execute(
                ApiRequest.read("getSession", path("getSession", sessionId), null, priority),
                json -> api.session(json, sessionId));
    }

    /** Reads one page of sessions. */
    public P listSessions(L request) {
        refuse("listSessions", api.listing().violations(request, leniency));
        P page = pipeline.execute(
                ApiRequest.read(
                        "listSessions", api.places().list(), api.listing().query(request), priority),
                json -> api.answers().page().read(json, request));
        pipeline.passedOver(page.unreadable());
        return page;
    }

    /** Streams every session from the request's place on, one page in memory at a time. */
    public Iterator<R> listAllSessions(L request) {
        refuse("listSessions", api.listing().violations(request, leniency));
        return api.walk().over(this::listSessions, request);
    }

    /**
     * Changes a session by an operation of the vendor's own, which answers with the session.
     *
     * @param suffix what follows the session's path
     */
    protected S updateSession(String operation, String sessionId, String suffix, byte[] body) {
        return pipeline.execute(
                ApiRequest.update(operation, path(operation, sessionId) + suffix, body, priority),
                json -> api.session(json, sessionId));
    }

    /** Returns what requests go through. */
    protected ApiPipeline pipeline() {
        return pipeline;
    }

    /** Returns the place of the requests in the budget. */
    protected RequestPriority priority() {
        return priority;
    }

    /** Refuses a request that breaks a rule. */
    protected void refuse(String operation, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(api.vendor(), operation, violations);
        }
    }

    private String path(String operation, String sessionId) {
        String problem = SessionId.problem(sessionId);
        if (problem != null) {
            refuse(
                    operation,
                    List.of("%s %s: set it to the id that createSession answered"
                            .formatted(api.places().idName(), problem)));
        }
        return api.places().read() + "/" + PercentEncoding.encode(sessionId);
    }
}
