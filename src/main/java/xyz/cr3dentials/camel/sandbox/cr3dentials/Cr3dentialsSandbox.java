package xyz.cr3dentials.camel.sandbox.cr3dentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.FaultPlan;
import xyz.cr3dentials.camel.sandbox.RequestLog;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxHttpServer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxTime;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.Switches;

/**
 * A local CR3DENTIALS: the Partner API at {@link #baseUrl()}, the hosted page at each session's {@code embedUrl}, and
 * {@code /sandbox/control} for whoever wants to break it from a command line.
 *
 * <p>It behaves as the vendor's public documentation says; {@link Cr3dentialsSwitches} sets what that leaves open, and
 * {@link #faults()} what shall go wrong. Thread-safe. Memory is bounded by the settings.
 */
public final class Cr3dentialsSandbox implements AutoCloseable {

    private final Switches switches = new Switches(Cr3dentialsSwitches.ALL);
    private final RequestLog requestLog = new RequestLog();
    private final Cr3dentialsSandboxSettings settings;
    private final SandboxTime time;
    private final FaultPlan faults;
    private final SessionStore store;
    private final StatusWalk walk;
    private final Sessions sessions;
    private final SessionJson json;
    private final WebhookSender webhooks;
    private final Gate gate;
    private final HostedPages pages;
    private final ControlApi control;
    private final SandboxHttpServer server;
    private volatile Set<String> apiKeys;

    private Cr3dentialsSandbox(Cr3dentialsSandboxSettings settings) {
        this.settings = settings;
        apiKeys = Set.copyOf(settings.apiKeys());
        time = settings.time().get();
        faults = new FaultPlan(time.clock());
        store = new SessionStore(settings.maximumSessions());
        json = new SessionJson(switches, this::embedUrl);
        webhooks = new WebhookSender(time, switches, settings.webhookHeaders());
        walk = new StatusWalk(store, switches, time, settings.random(), this::tell);
        sessions = new Sessions(store, walk, switches, time, settings.random());
        ErrorAnswers errors = new ErrorAnswers(switches);
        SessionList lists = new SessionList(switches, settings.random());
        PartnerApi api = new PartnerApi(sessions, switches, json, lists, errors);
        gate = new Gate(api, errors, faults, requestLog, switches, time, () -> apiKeys);
        pages = new HostedPages(store, walk, switches);
        control = new ControlApi(this);
        try {
            // Last, for a request may come as soon as the port is open.
            server = SandboxHttpServer.start(settings.address(), settings.port(), settings.threads(), this::answer);
        } catch (UncheckedIOException e) {
            time.close();
            webhooks.close();
            throw e;
        }
    }

    /** Starts on a free port with the default settings. */
    public static Cr3dentialsSandbox start() {
        return start(Cr3dentialsSandboxSettings.builder().build());
    }

    /**
     * Starts.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static Cr3dentialsSandbox start(Cr3dentialsSandboxSettings settings) {
        return new Cr3dentialsSandbox(settings);
    }

    /** Where clients find the Partner API, for instance {@code http://localhost:8090/v1}. */
    public String baseUrl() {
        return origin() + Operation.BASE;
    }

    /** Where the control endpoint lies. */
    public String controlUrl() {
        return origin() + ControlApi.BASE;
    }

    /** The port in use. */
    public int port() {
        return server.port();
    }

    /** The positions of all switches. */
    public Switches switches() {
        return switches;
    }

    /** Moves one switch. */
    public <T> Cr3dentialsSandbox set(Switch<T> one, T value) {
        switches.set(one, value);
        return this;
    }

    /** What shall go wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** What requests have come to the Partner API; the hosted page and the control endpoint don't count. */
    public RequestLog requestLog() {
        return requestLog;
    }

    /** All sessions as they truly are, oldest first. */
    public List<SandboxSession> sessions() {
        return List.copyOf(store.all());
    }

    /** The sessions made through the Partner API, oldest first. */
    public List<SandboxSession> createdSessions() {
        return store.all().stream().filter(session -> !session.foreign()).toList();
    }

    /** One session as it truly is, or null. */
    public @Nullable SandboxSession session(String sessionId) {
        return store.find(sessionId);
    }

    /**
     * Ends a session at once and sends its webhook.
     *
     * @param status one of the five terminal ones
     * @return false when the session is unknown or has ended already
     */
    public boolean finish(String sessionId, String status) {
        if (!Statuses.isTerminal(status)) {
            throw new IllegalArgumentException("status must be one of " + Statuses.TERMINAL);
        }
        return walk.finish(sessionId, status, time.clock().instant()) != null;
    }

    /**
     * Puts a session into a status that is not terminal, documented or not, and leaves it there.
     *
     * @return false when the session is unknown or has ended already
     */
    public boolean hold(String sessionId, String status) {
        if (Statuses.isTerminal(status) || status.isBlank()) {
            throw new IllegalArgumentException("status must be a text other than " + Statuses.TERMINAL);
        }
        return walk.hold(sessionId, status) != null;
    }

    /** Makes sessions as if another program with the first key had; they walk like all others. Answers how many. */
    public int spawn(int count) {
        int made = 0;
        while (made < count && sessions.create(owner(), spawnRequest(), true) != null) {
            made++;
        }
        return made;
    }

    /** Makes sessions that ended some time ago, without webhooks, as if the account had a history. */
    public int spawnEnded(int count, String status, Duration ago) {
        if (!Statuses.isTerminal(status)) {
            throw new IllegalArgumentException("status must be one of " + Statuses.TERMINAL);
        }
        Instant ended = time.clock().instant().minus(ago);
        int made = 0;
        while (made < count && sessions.addEnded(owner(), spawnRequest(), status, ended)) {
            made++;
        }
        return made;
    }

    /** Forgets the sessions that ended at least this long ago; answers how many. */
    public int forgetEnded(Duration ago) {
        Instant edge = time.clock().instant().minus(ago);
        return store.forget(session -> {
            Instant ended = session.completedAt();
            return ended != null && !ended.isAfter(edge);
        });
    }

    /** The latest attempts to send webhooks, oldest first. */
    public List<WebhookDelivery> webhookDeliveries() {
        return webhooks.deliveries();
    }

    /** Accepts these keys from now on and no others; the vendor too ends an old key at once. */
    public void replaceApiKeys(Set<String> keys) {
        apiKeys = Set.copyOf(keys);
    }

    @Override
    public void close() {
        server.close();
        time.close();
        webhooks.close();
    }

    private SandboxAnswer answer(SandboxRequest request) {
        if (request.path().startsWith(HostedPages.BASE)) {
            return pages.answer(request);
        }
        return request.path().startsWith(ControlApi.BASE) ? control.answer(request) : gate.answer(request);
    }

    private void tell(SandboxSession session) {
        if (!session.isTerminal() && !switches.get(Cr3dentialsSwitches.WEBHOOK_ON_EVERY_CHANGE)) {
            return;
        }
        String payload = json.webhook(session).toString();
        String own = session.webhookUrl();
        if (own != null) {
            webhooks.send(session, URI.create(own), payload);
        }
        URI portal = settings.portalWebhook();
        if (portal != null) {
            webhooks.send(session, portal, payload);
        }
    }

    private String embedUrl(SandboxSession session) {
        return origin() + HostedPages.BASE + session.sessionId() + "?token=" + session.embedToken();
    }

    private String origin() {
        URI set = settings.publicUrl();
        return set == null
                ? "http://localhost:" + server.port()
                : set.toString().replaceAll("/+$", "");
    }

    private String owner() {
        return settings.apiKeys().get(0);
    }

    private static ObjectNode spawnRequest() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("platformId", DemoPlatform.ALL.get(0).id());
    }
}
