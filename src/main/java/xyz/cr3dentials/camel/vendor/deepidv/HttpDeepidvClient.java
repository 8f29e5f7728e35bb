package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.http.ApiRequest;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.vendor.PercentEncoding;

/** Asks the deepidv API over a request pipeline, which its owner starts and stops. Thread-safe. */
public final class HttpDeepidvClient implements DeepidvClient {

    /** Where the API lies. */
    public static final String BASE_URL = "https://api.deepidv.com";

    /** How many requests a second a key may send for ever, as the vendor documents it. */
    public static final int REQUESTS_PER_SECOND = 25;

    /** How many requests a key may send at once after a quiet time. */
    public static final int BURST = 35;

    /** How many requests a key may send in a day. */
    public static final int REQUESTS_PER_DAY = 10_000;

    /** What a key may send by the vendor's documents. */
    public static final BudgetSettings BUDGET =
            BudgetSettings.ofRequestsPerSecond(REQUESTS_PER_SECOND, BURST, REQUESTS_PER_DAY);

    private static final Logger LOG = LoggerFactory.getLogger(HttpDeepidvClient.class);
    private static final String SESSIONS = "/v1/sessions";

    private final ApiPipeline pipeline;
    private final RequestRules rules;
    private final RequestPriority priority;
    private final AtomicBoolean warned;

    /** Creates a client with the documented rules, whose requests have the priority of a confirmation. */
    public HttpDeepidvClient(ApiPipeline pipeline) {
        this(pipeline, RequestRules.DEFAULT);
    }

    /** Creates a client with the given rules, whose requests have the priority of a confirmation. */
    public HttpDeepidvClient(ApiPipeline pipeline, RequestRules rules) {
        this(pipeline, rules, RequestPriority.CONFIRM, new AtomicBoolean());
    }

    private HttpDeepidvClient(
            ApiPipeline pipeline, RequestRules rules, RequestPriority priority, AtomicBoolean warned) {
        this.pipeline = pipeline;
        this.rules = rules;
        this.priority = priority;
        this.warned = warned;
    }

    @Override
    public CreatedSession createSession(CreateSessionRequest request) {
        refuse("createSession", rules.violations(request));
        if (request.leavesInvitationsToTheVendor() && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A deepidv session is created without send_email_invite or send_phone_invite: the vendor then sends a"
                            + " real e-mail and a real SMS to the person. Set both to say what shall be sent; this is said once.");
        }
        // A person is waiting, whatever the client is used for otherwise.
        return pipeline.execute(
                ApiRequest.create(
                        "createSession",
                        SESSIONS,
                        json(JsonCodec.mapper().valueToTree(request)),
                        RequestPriority.CREATE),
                SessionAnswers::createdSession);
    }

    @Override
    public Session getSession(String id) {
        refuse("getSession", RequestRules.sessionIdViolations(id));
        return pipeline.execute(
                ApiRequest.read("getSession", path(id), null, priority), json -> SessionAnswers.session(json, id));
    }

    @Override
    public SessionPage listSessions(ListSessionsRequest request) {
        refuse("listSessions", RequestRules.violations(request));
        SessionPage page = pipeline.execute(
                ApiRequest.read("listSessions", SESSIONS, query(request), priority), SessionAnswers::sessionPage);
        pipeline.passedOver(page.unreadable());
        return page;
    }

    @Override
    public Iterator<SessionSummary> listAllSessions(ListSessionsRequest request) {
        refuse("listSessions", RequestRules.violations(request));
        return new SessionPager(this::listSessions, request);
    }

    @Override
    public Session updateStatus(String id, SessionStatus newStatus) {
        refuse("updateStatus", RequestRules.sessionIdViolations(id));
        refuse("updateStatus", RequestRules.decisionViolations(newStatus));
        JsonNode body = JsonNodeFactory.instance.objectNode().put("new_status", newStatus.value());
        return pipeline.execute(
                ApiRequest.update("updateStatus", path(id) + "/update-status", json(body), priority),
                answer -> SessionAnswers.session(answer, id));
    }

    @Override
    public DeepidvClient withPriority(RequestPriority newPriority) {
        return newPriority == priority ? this : new HttpDeepidvClient(pipeline, rules, newPriority, warned);
    }

    private static void refuse(String operation, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(DeepidvJson.VENDOR, operation, violations);
        }
    }

    private static byte[] json(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String id) {
        return SESSIONS + "/" + PercentEncoding.encode(id);
    }

    private static @Nullable String query(ListSessionsRequest request) {
        StringBuilder query = new StringBuilder();
        append(query, "limit", request.limit());
        append(query, "next_token", request.nextToken());
        append(query, "start_date", request.startDate());
        append(query, "end_date", request.endDate());
        append(query, "by_organization", request.byOrganization());
        append(query, "external_id", request.externalId());
        append(query, "workflow_id", request.workflowId());
        return query.isEmpty() ? null : query.toString();
    }

    private static void append(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=');
            query.append(PercentEncoding.encode(value.toString()));
        }
    }
}
