package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.api.HttpSessionsClient;
import xyz.cr3dentials.camel.api.Leniency;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;
import xyz.cr3dentials.camel.http.budget.RequestPriority;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;

/** Asks the deepidv API over a request pipeline, which its owner starts and stops. Thread-safe. */
public final class HttpDeepidvClient
        extends HttpSessionsClient<
                CreateSessionRequest, CreatedSession, Session, ListSessionsRequest, SessionPage, SessionSummary>
        implements DeepidvClient {

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

    private final AtomicBoolean warned;

    /** Creates a client that lets no documented rule be broken, whose requests have the priority of a confirmation. */
    public HttpDeepidvClient(ApiPipeline pipeline) {
        this(pipeline, Leniency.NONE);
    }

    /** Creates a client whose requests have the priority of a confirmation. */
    public HttpDeepidvClient(ApiPipeline pipeline, Leniency leniency) {
        super(DeepidvApi.SPEC, pipeline, leniency, RequestPriority.CONFIRM);
        this.warned = new AtomicBoolean();
    }

    private HttpDeepidvClient(HttpDeepidvClient other, RequestPriority priority) {
        super(other, priority);
        this.warned = other.warned;
    }

    @Override
    protected void beforeCreation(CreateSessionRequest request) {
        if (request.leavesInvitationsToTheVendor() && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A deepidv session is created without send_email_invite or send_phone_invite: the vendor then sends a"
                            + " real e-mail and a real SMS to the person. Set both to say what shall be sent; this is said once.");
        }
    }

    @Override
    public Session updateStatus(String id, SessionStatus newStatus) {
        if (!SessionStatus.DECISIONS.contains(newStatus)) {
            refuse(
                    "updateStatus",
                    List.of("new_status is not one of VERIFIED REJECTED: the vendor lets nothing else be set"));
        }
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("new_status", newStatus.value())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return updateSession("updateStatus", id, "/update-status", body);
    }

    @Override
    public DeepidvClient withPriority(RequestPriority priority) {
        return new HttpDeepidvClient(this, priority);
    }
}
