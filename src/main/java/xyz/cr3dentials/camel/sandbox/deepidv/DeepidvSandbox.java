package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import xyz.cr3dentials.camel.sandbox.HostedPage;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.SessionView;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.WebhookMessage;

/**
 * A local deepidv: the API at {@link #baseUrl()}, the hosted page at each session's {@code session_url}, and
 * {@code /sandbox/control} for reviewers and for whoever wants to break it from a command line.
 *
 * <p>It behaves as the vendor's public documentation says; {@link DeepidvSwitches} sets what that leaves open, and
 * {@link #faults()} what shall go wrong. It contacts nobody. Thread-safe. Memory is bounded by the settings.
 */
public final class DeepidvSandbox extends VendorSandbox<SandboxSession> {

    private final StatusWalk walk;
    private final Sessions sessions;
    private final HostedPages pages;
    private final OrganizationWebhooks webhooks;

    private DeepidvSandbox(SandboxSettings settings, Switches switches) {
        super(settings, switches, OrganizationWebhooks.schedule(switches));
        SessionJson json = new SessionJson(switches, this::sessionUrl);
        webhooks = new OrganizationWebhooks(webhooks(), switches, json, settings);
        walk = new StatusWalk(store(), switches, time(), settings.random(), webhooks::tell);
        sessions = new Sessions(store(), walk, switches, time(), settings.random(), webhooks::tellCreated);
        ErrorAnswers errors = new ErrorAnswers(switches);
        SessionList lists = new SessionList(switches, settings.random());
        SessionView<SandboxSession> view = new SessionView<>(store(), switches, time());
        SessionsApi api =
                new SessionsApi(sessions, walk, view, switches, json, lists, errors, this::shownToTheOrganization);
        pages = new HostedPages(store(), walk, switches);
        listen(new GuardedSessionsApi(api, errors, switches, realTime()));
    }

    /** Starts on a free port with the default settings. */
    public static DeepidvSandbox start() {
        return start(SandboxSettings.builder().build());
    }

    /**
     * Starts.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static DeepidvSandbox start(SandboxSettings settings) {
        return new DeepidvSandbox(settings, new Switches(DeepidvSwitches.ALL));
    }

    /** Where clients find the API, for instance {@code http://localhost:8092}; paths begin with {@code /v1}. */
    @Override
    public String baseUrl() {
        return origin();
    }

    @Override
    public <T> DeepidvSandbox set(Switch<T> one, T value) {
        super.set(one, value);
        return this;
    }

    @Override
    protected SandboxAnswer page(SandboxRequest request) {
        return pages.answer(request);
    }

    @Override
    protected List<String> operations() {
        return Arrays.stream(Operation.values()).map(Operation::name).toList();
    }

    @Override
    protected List<String> terminalStatuses() {
        return Statuses.TERMINAL;
    }

    @Override
    protected boolean end(String sessionId, String status) {
        return walk.finish(sessionId, status) != null;
    }

    @Override
    protected boolean rest(String sessionId, String status) {
        return walk.hold(sessionId, status) != null;
    }

    @Override
    protected boolean leave(String sessionId) {
        return walk.leave(sessionId) != null;
    }

    @Override
    protected boolean spawnFor(String owner, boolean endsByItself) {
        return sessions.spawn(owner, spawnRequest(), endsByItself) != null;
    }

    @Override
    protected boolean spawnEndedFor(String owner, String status, Instant ended) {
        return sessions.addEnded(owner, spawnRequest(), status, ended);
    }

    @Override
    protected List<WebhookMessage> webhooksOf(SandboxSession session, boolean forged) {
        return forged ? webhooks.forged(session, time().clock().instant()) : webhooks.of(session);
    }

    private String sessionUrl(SandboxSession session) {
        String back = session.requested("redirect_url");
        String query = back == null ? "" : "&redirect_url=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return origin() + HostedPage.BASE + session.sessionId() + "?token=" + session.linkToken() + query;
    }

    private List<SandboxSession> shownToTheOrganization() {
        Instant now = time().clock().instant();
        Duration lag = Duration.ofMillis(switches().get(DeepidvSwitches.TERMINAL_LAG_MILLIS));
        return store().all().stream().map(session -> session.shownAt(now, lag)).toList();
    }

    private static ObjectNode spawnRequest() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("first_name", "Sandbox")
                .put("last_name", "Person")
                .put("email", "person@deepidv-sandbox.example")
                .put("phone", "+15550100000");
    }
}
