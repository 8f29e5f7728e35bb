package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
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
 * A local CR3DENTIALS: the Partner API at {@link #baseUrl()}, the hosted page at each session's {@code embedUrl}, and
 * {@code /sandbox/control} for whoever wants to break it from a command line.
 *
 * <p>It behaves as the vendor's public documentation says; {@link Cr3dentialsSwitches} sets what that leaves open, and
 * {@link #faults()} what shall go wrong. Thread-safe. Memory is bounded by the settings.
 */
public final class Cr3dentialsSandbox extends VendorSandbox<SandboxSession> {

    private final StatusWalk walk;
    private final Sessions sessions;
    private final HostedPages pages;
    private final PartnerWebhooks webhooks;

    private Cr3dentialsSandbox(SandboxSettings settings, Switches switches) {
        super(settings, switches, PartnerWebhooks.schedule(switches));
        SessionJson json = new SessionJson(switches, this::embedUrl);
        webhooks = new PartnerWebhooks(webhooks(), switches, json, settings);
        walk = new StatusWalk(store(), switches, time(), settings.random(), webhooks::tell);
        sessions = new Sessions(store(), walk, switches, time(), settings.random());
        ErrorAnswers errors = new ErrorAnswers(switches);
        SessionList lists = new SessionList(switches, settings.random());
        SessionView<SandboxSession> view = new SessionView<>(store(), switches, time());
        PartnerApi api = new PartnerApi(sessions, view, switches, json, lists, errors);
        pages = new HostedPages(store(), walk, switches);
        listen(new GuardedPartnerApi(api, errors, switches, realTime()));
    }

    /** Starts on a free port with the default settings. */
    public static Cr3dentialsSandbox start() {
        return start(SandboxSettings.builder().build());
    }

    /**
     * Starts.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static Cr3dentialsSandbox start(SandboxSettings settings) {
        return new Cr3dentialsSandbox(settings, new Switches(Cr3dentialsSwitches.ALL));
    }

    /** Where clients find the Partner API, for instance {@code http://localhost:8090/v1}. */
    @Override
    public String baseUrl() {
        return origin() + Operation.BASE;
    }

    @Override
    public <T> Cr3dentialsSandbox set(Switch<T> one, T value) {
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

    private String embedUrl(SandboxSession session) {
        return origin() + HostedPage.BASE + session.sessionId() + "?token=" + session.embedToken();
    }

    private static ObjectNode spawnRequest() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("platformId", DemoPlatform.ALL.get(0).id());
    }
}
