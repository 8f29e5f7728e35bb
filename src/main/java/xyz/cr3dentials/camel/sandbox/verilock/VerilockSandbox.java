package xyz.cr3dentials.camel.sandbox.verilock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.HostedPage;
import xyz.cr3dentials.camel.sandbox.RandomTexts;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.SessionView;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.WebhookMessage;
import xyz.cr3dentials.camel.sandbox.WindowLimit;

/**
 * A local Verilock: the API at {@link #baseUrl()}, the hosted page at each session's {@code session_url}, and {@code
 * /sandbox/control} for whoever wants to break it from a command line.
 *
 * <p>It behaves as the vendor's public documentation says; {@link VerilockSwitches} sets what that leaves open, and
 * {@link #faults()} what shall go wrong. Webhooks go to the settings' {@code portalWebhook}, signed with their {@code
 * webhookSecret}. Thread-safe. Memory is bounded by the settings.
 */
public final class VerilockSandbox extends VendorSandbox<SandboxSession> {

    /** Stands for any profile: the vendor's API lists none. */
    private static final String PROFILE = "3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10";

    private final StatusWalk walk;
    private final Sessions sessions;
    private final HostedPages pages;
    private final SignedWebhooks webhooks;
    private volatile String webhookSecret;

    private VerilockSandbox(SandboxSettings settings, Switches switches) {
        super(settings, switches, SignedWebhooks.schedule(switches));
        webhookSecret = settings.webhookSecret();
        webhooks = new SignedWebhooks(
                webhooks(),
                switches,
                realTime().clock(),
                settings.random(),
                settings.portalWebhook(),
                () -> webhookSecret);
        walk = new StatusWalk(store(), switches, time(), settings.random(), webhooks::tell);
        sessions = new Sessions(store(), walk, switches, time(), settings.random());
        pages = new HostedPages(store(), walk, switches, time().clock());
        listen(new SessionsApi(
                sessions,
                new SessionView<>(store(), switches, time()),
                new SessionJson(switches, segment -> origin() + HostedPage.BASE + segment),
                new SessionList(switches, settings.random()),
                switches,
                new WindowLimit(switches, realTime())));
    }

    /** Starts on a free port with the default settings. */
    public static VerilockSandbox start() {
        return start(SandboxSettings.builder().build());
    }

    /**
     * Starts.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static VerilockSandbox start(SandboxSettings settings) {
        return new VerilockSandbox(settings, new Switches(VerilockSwitches.ALL));
    }

    /** Where clients find the API, for instance {@code http://localhost:8090/api/v1}. */
    @Override
    public String baseUrl() {
        return origin() + Operation.BASE;
    }

    @Override
    public <T> VerilockSandbox set(Switch<T> one, T value) {
        super.set(one, value);
        return this;
    }

    /** Signs webhooks with another secret from now on, retries of earlier ones included. */
    public void replaceWebhookSecret(String secret) {
        webhookSecret = secret;
    }

    @Override
    public void reset() {
        super.reset();
        webhookSecret = settings().webhookSecret();
    }

    @Override
    protected SandboxAnswer passed(SandboxAnswer answer) {
        return switches().get(VerilockSwitches.REQUEST_ID)
                ? answer.with(Map.of(
                        "X-Request-Id", "req_" + RandomTexts.uuid(settings().random())))
                : answer;
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
        return walk.finish(sessionId, status, time().clock().instant()) != null;
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

    private static ObjectNode spawnRequest() {
        return JsonNodeFactory.instance.objectNode().put("profile_id", PROFILE);
    }
}
