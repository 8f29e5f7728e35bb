package xyz.cr3dentials.camel.vendor.verilock;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.http.ApiRequest;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.PercentEncoding;

/** Asks the Verilock API over a request pipeline, which its owner starts and stops. Thread-safe. */
public final class HttpVerilockClient implements VerilockClient {

    private static final String SESSIONS = "/sessions";

    private final ApiPipeline pipeline;
    private final RequestRules rules;
    private final RequestPriority priority;

    /** Creates a client with the documented rules, whose requests have the priority of a confirmation. */
    public HttpVerilockClient(ApiPipeline pipeline) {
        this(pipeline, RequestRules.DEFAULT);
    }

    /** Creates a client with the given rules, whose requests have the priority of a confirmation. */
    public HttpVerilockClient(ApiPipeline pipeline, RequestRules rules) {
        this(pipeline, rules, RequestPriority.CONFIRM);
    }

    private HttpVerilockClient(ApiPipeline pipeline, RequestRules rules, RequestPriority priority) {
        this.pipeline = pipeline;
        this.rules = rules;
        this.priority = priority;
    }

    @Override
    public CreatedSession createSession(CreateSessionRequest request) {
        refuse("createSession", rules.violations(request));
        // A person is waiting, whatever the client is used for otherwise.
        return pipeline.execute(
                ApiRequest.create("createSession", SESSIONS, json(request), RequestPriority.CREATE),
                SessionAnswers::createdSession);
    }

    @Override
    public Session getSession(String sessionId) {
        refuse("getSession", RequestRules.sessionIdViolations(sessionId));
        return pipeline.execute(
                ApiRequest.read("getSession", SESSIONS + "/" + PercentEncoding.encode(sessionId), null, priority),
                json -> SessionAnswers.session(json, sessionId));
    }

    @Override
    public SessionPage listSessions(ListSessionsRequest request) {
        refuse("listSessions", RequestRules.violations(request));
        SessionPage page = pipeline.execute(
                ApiRequest.read("listSessions", SESSIONS, query(request), priority),
                json -> SessionAnswers.sessionPage(json, request));
        pipeline.passedOver(page.unreadable());
        return page;
    }

    @Override
    public Iterator<SessionSummary> listAllSessions(ListSessionsRequest request) {
        refuse("listSessions", RequestRules.violations(request));
        return new SessionPager(this::listSessions, request);
    }

    @Override
    public VerilockClient withPriority(RequestPriority newPriority) {
        return newPriority == priority ? this : new HttpVerilockClient(pipeline, rules, newPriority);
    }

    private static void refuse(String operation, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(VerilockJson.VENDOR, operation, violations);
        }
    }

    private static byte[] json(CreateSessionRequest request) {
        try {
            return JsonCodec.mapper().writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            // The serialiser's text may quote a value, which is personal, so it goes no further.
            throw new InvalidRequestException(
                    VerilockJson.VENDOR,
                    "createSession",
                    List.of("metadata holds a value that JSON cannot express: use text, numbers, booleans, lists and"
                            + " maps"));
        }
    }

    private static @Nullable String query(ListSessionsRequest request) {
        StringBuilder query = new StringBuilder();
        SessionStatus status = request.status();
        append(query, "page", request.page());
        append(query, "per_page", request.perPage());
        append(query, "status", status == null ? null : PercentEncoding.encode(status.value()));
        append(query, "from", request.from());
        append(query, "to", request.to());
        return query.isEmpty() ? null : query.toString();
    }

    private static void append(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(value);
        }
    }
}
