package xyz.cr3dentials.camel.sandbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the local stand-ins of all vendors have in common: the port, the gate before the API, the store, the webhooks and
 * the control endpoint, and the commands a test or a person gives them. Thread-safe. Memory is bounded by the settings.
 *
 * @param <S> the vendor's session
 */
public abstract class VendorSandbox<S extends StoredSession<S>> implements AutoCloseable {

    private final RequestLog requestLog = new RequestLog();
    private final SandboxSettings settings;
    private final Switches switches;
    private final SandboxTime time;
    private final FaultPlan faults;
    private final SessionStore<S> store;
    private final WebhookSender webhooks;
    private final ControlApi control = new ControlApi(this);
    private volatile Set<String> apiKeys;
    private @Nullable SandboxHttpServer server;

    /** Makes everything but the port, which {@link #listen} opens once the vendor's own parts are ready. */
    protected VendorSandbox(SandboxSettings settings, Switches switches, WebhookSchedule schedule) {
        this.settings = settings;
        this.switches = switches;
        apiKeys = Set.copyOf(settings.apiKeys());
        time = settings.time().get();
        faults = new FaultPlan(time.clock());
        store = new SessionStore<>(settings.maximumSessions());
        webhooks = new WebhookSender(time, switches, schedule);
    }

    /**
     * Opens the port; the last thing a constructor does, for a request may come at once.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    protected final void listen(GuardedApi api) {
        RequestGate gate = new RequestGate(api, faults, requestLog, time, () -> apiKeys);
        try {
            server = SandboxHttpServer.start(
                    settings.address(), settings.port(), settings.threads(), request -> answer(gate, request));
        } catch (UncheckedIOException e) {
            time.close();
            webhooks.close();
            throw e;
        }
    }

    private SandboxAnswer answer(RequestGate gate, SandboxRequest request) {
        if (request.path().startsWith(HostedPage.BASE)) {
            return page(request);
        }
        return request.path().startsWith(ControlApi.BASE) ? control.answer(request) : passed(gate.answer(request));
    }

    /** Where clients find the vendor's API. */
    public abstract String baseUrl();

    /** Answers a request below {@link HostedPage#BASE}. */
    protected abstract SandboxAnswer page(SandboxRequest request);

    /** The names of the API's operations, for faults. */
    protected abstract List<String> operations();

    /** The statuses in which sessions end, as the vendor spells them. */
    protected abstract List<String> terminalStatuses();

    /** Ends an active session now; false when there is none. */
    protected abstract boolean end(String sessionId, String status);

    /** Puts an active session into any other status and leaves it there; false when there is none. */
    protected abstract boolean rest(String sessionId, String status);

    /** Makes a session as if another program had; false when there is no room. */
    protected abstract boolean spawnFor(String owner);

    /** Makes a session that ended in the past, without a webhook; false when there is no room. */
    protected abstract boolean spawnEndedFor(String owner, String status, Instant ended);

    /** Adds to an answer what the vendor puts on every one. */
    protected SandboxAnswer passed(SandboxAnswer answer) {
        return answer;
    }

    /** Where the control endpoint lies. */
    public final String controlUrl() {
        return origin() + ControlApi.BASE;
    }

    /** The port in use. */
    public final int port() {
        return Objects.requireNonNull(server, "server").port();
    }

    /** The positions of all switches. */
    public final Switches switches() {
        return switches;
    }

    /** Moves one switch. */
    public <T> VendorSandbox<S> set(Switch<T> one, T value) {
        switches.set(one, value);
        return this;
    }

    /** What shall go wrong. */
    public final FaultPlan faults() {
        return faults;
    }

    /** What requests have come to the API; the hosted page and the control endpoint don't count. */
    public final RequestLog requestLog() {
        return requestLog;
    }

    /** All sessions as they truly are, oldest first. */
    public final List<S> sessions() {
        return List.copyOf(store.all());
    }

    /** The sessions made through the API, oldest first. */
    public final List<S> createdSessions() {
        return store.all().stream().filter(session -> !session.foreign()).toList();
    }

    /** One session as it truly is, or null. */
    public final @Nullable S session(String sessionId) {
        return store.find(sessionId);
    }

    /**
     * Ends a session at once and sends its webhook.
     *
     * @param status one of the terminal ones
     * @return false when the session is unknown or has ended already
     */
    public final boolean finish(String sessionId, String status) {
        requireTerminal(status);
        return end(sessionId, status);
    }

    /**
     * Puts a session into a status that is not terminal, documented or not, and leaves it there.
     *
     * @return false when the session is unknown or has ended already
     */
    public final boolean hold(String sessionId, String status) {
        if (terminalStatuses().contains(status) || status.isBlank()) {
            throw new IllegalArgumentException("status must be a text other than " + terminalStatuses());
        }
        return rest(sessionId, status);
    }

    /** Makes sessions as if another program with the first key had; they walk like all others. Answers how many. */
    public final int spawn(int count) {
        int made = 0;
        while (made < count && spawnFor(owner())) {
            made++;
        }
        return made;
    }

    /** Makes sessions that ended some time ago, without webhooks, as if the account had a history. */
    public final int spawnEnded(int count, String status, Duration ago) {
        requireTerminal(status);
        Instant ended = time.clock().instant().minus(ago);
        int made = 0;
        while (made < count && spawnEndedFor(owner(), status, ended)) {
            made++;
        }
        return made;
    }

    /** Forgets the sessions that ended at least this long ago; answers how many. */
    public final int forgetEnded(Duration ago) {
        Instant edge = time.clock().instant().minus(ago);
        return store.forget(session -> {
            Instant ended = session.completedAt();
            return ended != null && !ended.isAfter(edge);
        });
    }

    /** The latest attempts to send webhooks, oldest first. */
    public final List<WebhookDelivery> webhookDeliveries() {
        return webhooks.deliveries();
    }

    /** Accepts these keys from now on and no others. */
    public final void replaceApiKeys(Set<String> keys) {
        apiKeys = Set.copyOf(keys);
    }

    @Override
    public final void close() {
        if (server != null) {
            server.close();
        }
        time.close();
        webhooks.close();
    }

    /** What this sandbox was started with. */
    protected final SandboxSettings settings() {
        return settings;
    }

    /** The time it lives in. */
    protected final SandboxTime time() {
        return time;
    }

    /** Its sessions. */
    protected final SessionStore<S> store() {
        return store;
    }

    /** What sends its webhooks. */
    protected final WebhookSender webhooks() {
        return webhooks;
    }

    /** How others reach it, without a path. */
    protected final String origin() {
        URI set = settings.publicUrl();
        return set == null ? "http://localhost:" + port() : set.toString().replaceAll("/+$", "");
    }

    private void requireTerminal(String status) {
        if (!terminalStatuses().contains(status)) {
            throw new IllegalArgumentException("status must be one of " + terminalStatuses());
        }
    }

    private String owner() {
        return settings.apiKeys().get(0);
    }
}
