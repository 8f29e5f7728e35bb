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
    private final SandboxTime realTime;
    private final StoppableTime time;
    private final FaultPlan faults;
    private final SessionStore<S> store;
    private final WebhookSender webhooks;
    private final ControlApi control = new ControlApi(this);
    private volatile Set<String> apiKeys;
    private @Nullable SandboxHttpServer server;
    private @Nullable GuardedApi api;

    /** Makes everything but the port, which {@link #listen} opens once the vendor's own parts are ready. */
    protected VendorSandbox(SandboxSettings settings, Switches switches, WebhookSchedule schedule) {
        this.settings = settings;
        this.switches = switches;
        apiKeys = Set.copyOf(settings.apiKeys());
        realTime = settings.time().get();
        time = new StoppableTime(realTime);
        faults = new FaultPlan(realTime.clock());
        store = new SessionStore<>(settings.maximumSessions());
        webhooks = new WebhookSender(realTime, switches, schedule);
    }

    /**
     * Opens the port; the last thing a constructor does, for a request may come at once.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    protected final void listen(GuardedApi vendorsApi) {
        api = vendorsApi;
        RequestGate gate = new RequestGate(vendorsApi, faults, requestLog, realTime, () -> apiKeys);
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
        return request.path().startsWith(ControlApi.BASE) ? control(request) : passed(gate.answer(request));
    }

    /**
     * Answers a request to the control endpoint, as the port would.
     *
     * @param request its path begins with {@code /sandbox/control}
     */
    public final SandboxAnswer control(SandboxRequest request) {
        return control.answer(request);
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

    /** Takes an active session's own end away from it; false when there is none. */
    protected abstract boolean leave(String sessionId);

    /**
     * Makes a session as if another program had; false when there is no room.
     *
     * @param endsByItself whatever the switches say; otherwise it ends as they say
     */
    protected abstract boolean spawnFor(String owner, boolean endsByItself);

    /**
     * The webhooks that tell of a session as it is now; none when there is nobody or nothing to tell.
     *
     * @param forged instead those of a stranger, who claims a good end and has no right proof
     */
    protected abstract List<WebhookMessage> webhooksOf(S session, boolean forged);

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

    /** Leaves the end of a session to a person or a command; false when the session is unknown or has ended already. */
    public final boolean leaveToPerson(String sessionId) {
        return leave(sessionId);
    }

    /** Makes sessions as if another program with the first key had; they walk like all others. Answers how many. */
    public final int spawn(int count) {
        return spawn(count, false);
    }

    /** The same, but they end by themselves even while others wait for a person. */
    public final int spawnEnding(int count) {
        return spawn(count, true);
    }

    private int spawn(int count, boolean endsByItself) {
        int made = 0;
        while (made < count && spawnFor(owner(), endsByItself)) {
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

    /**
     * Sends the webhook of a session again, at once and whatever the switches say, and does not retry it.
     *
     * @param forged instead what a stranger would send who knows a session's id: its good end, but with a wrong proof
     * @return how many were sent; 0 when the session is unknown, or its status or address gives nothing to tell
     */
    public final int fireWebhook(String sessionId, boolean forged) {
        S session = store.find(sessionId);
        List<WebhookMessage> messages = session == null ? List.of() : webhooksOf(session, forged);
        messages.forEach(webhooks::fire);
        return messages.size();
    }

    /**
     * Stops the clock that sessions live by: none walks on, none ends by itself, and shown times stay. Faults, rate limits
     * and webhooks go on.
     */
    public final void stopClock() {
        time.stop();
    }

    /** Lets the clock go on, from the present. */
    public final void startClock() {
        time.start();
    }

    /** Whether the clock stands still. */
    public final boolean isClockStopped() {
        return time.isStopped();
    }

    /** Takes back whatever was broken: switches, faults and the clock. Sessions stay. */
    public final void repair() {
        switches.reset();
        faults.clear();
        time.start();
    }

    /** Makes everything as it was at the start: repairs, and forgets sessions, requests, webhooks and replaced keys. */
    public void reset() {
        repair();
        store.forget(session -> true);
        webhooks.clear();
        requestLog.clear();
        apiKeys = Set.copyOf(settings.apiKeys());
        if (api != null) {
            api.forgetRequests();
        }
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

    /** The time its sessions live in, which can be stopped. */
    protected final SandboxTime time() {
        return time;
    }

    /** The time that always goes on, for all but sessions. */
    protected final SandboxTime realTime() {
        return realTime;
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
