package xyz.cr3dentials.camel.junit5;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.RequestLog;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.StoredSession;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;

/**
 * Runs a vendor's sandbox on a free port for the tests of a class, and lets them break it.
 *
 * <p>In a {@code static} field it runs as long as the class and is reset before each test, so the tests of that class must
 * not run at the same time; in an instance field it runs for one test, and tests may. Classes that run at the same time need
 * fields of their own, not one that they inherit. It is a parameter of tests, too. Sessions wait for {@link #finish} and no
 * request limit holds, so that nothing happens by chance; {@link #set} changes that. The sandbox it runs is thread-safe.
 *
 * @param <V> the vendor's sandbox
 */
public abstract class SandboxExtension<V extends VendorSandbox<?>>
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** The request limit that a test meets: none. */
    protected static final int UNLIMITED = 1_000_000;

    private @Nullable V sandbox;
    private @Nullable String startedBy;

    /** Starts the vendor's sandbox with the switches as tests want them; these become the initial ones. */
    protected abstract V start();

    /** Makes the vendor's component of a context talk to this sandbox: address, key, no request limit, local addresses. */
    public abstract void configure(CamelContext context);

    /** Where the vendor's API is found: the component's {@code baseUrl}. */
    public final String baseUrl() {
        return sandbox().baseUrl();
    }

    /** The key that is accepted: the component's {@code apiKey}. */
    public String apiKey() {
        return SandboxSettings.DEFAULT_API_KEY;
    }

    /** Where the sandbox can be controlled over HTTP. */
    public final String controlUrl() {
        return sandbox().controlUrl();
    }

    /**
     * Ends a session at once and sends its webhook.
     *
     * @param status one of the terminal ones, as the vendor spells them
     * @throws IllegalStateException when the session is unknown or has ended already
     */
    public final void finish(String sessionId, String status) {
        require(sandbox().finish(sessionId, status), "is unknown or has ended already", sessionId);
    }

    /**
     * Puts a session into a status that is not terminal, documented or not, and leaves it there.
     *
     * @throws IllegalStateException when the session is unknown or has ended already
     */
    public final void hold(String sessionId, String status) {
        require(sandbox().hold(sessionId, status), "is unknown or has ended already", sessionId);
    }

    /**
     * Sends the webhook of a session again, even while webhooks are dropped.
     *
     * @throws IllegalStateException when the session is unknown, has no address for webhooks or nothing to tell
     */
    public final void fireWebhook(String sessionId) {
        require(sandbox().fireWebhook(sessionId, false) > 0, "has no webhook to send", sessionId);
    }

    /**
     * Sends what a stranger would: a session's good end, with a wrong proof.
     *
     * @throws IllegalStateException when the session is unknown or has no address for webhooks
     */
    public final void forgeWebhook(String sessionId) {
        require(sandbox().fireWebhook(sessionId, true) > 0, "has no address for webhooks", sessionId);
    }

    /** Sends no webhooks from now on. */
    public final void dropWebhooks() {
        sandbox().set(CommonSwitches.WEBHOOKS, false);
    }

    /** Sends every webhook twice from now on. */
    public final void doubleWebhooks() {
        sandbox().set(CommonSwitches.WEBHOOK_COPIES, 2);
    }

    /** Sends webhooks so much late from now on; a day at most. */
    public final void delayWebhooks(Duration delay) {
        sandbox().set(CommonSwitches.WEBHOOK_DELAY_MILLIS, Math.toIntExact(delay.toMillis()));
    }

    /** Lets the next requests fail. */
    public final void failNext(int requests, Fault.Kind kind) {
        sandbox().faults().next(requests, kind);
    }

    /** Answers every request with 503 for a time. */
    public final void unavailableFor(Duration time) {
        sandbox().faults().during(time, Fault.Kind.UNAVAILABLE);
    }

    /** Makes sessions as if another program with the same key had; answers their ids, oldest first. */
    public final List<String> spawn(int count) {
        Set<String> before = new HashSet<>(sessionIds());
        sandbox().spawn(count);
        return sessionIds().stream().filter(id -> !before.contains(id)).toList();
    }

    /** Forgets all sessions that have ended; answers how many. */
    public final int forgetEnded() {
        return sandbox().forgetEnded(Duration.ZERO);
    }

    /** Lets time stand still for sessions. */
    public final void stopClock() {
        sandbox().stopClock();
    }

    /** Lets time go on. */
    public final void startClock() {
        sandbox().startClock();
    }

    /** The ids of all sessions, oldest first. */
    public final List<String> sessionIds() {
        return sandbox().sessions().stream().map(StoredSession::sessionId).toList();
    }

    /** What requests have come since the test began. */
    public final RequestLog requests() {
        return sandbox().requestLog();
    }

    /** Moves a switch until the test ends. */
    public final <T> void set(Switch<T> one, T value) {
        sandbox().set(one, value);
    }

    /**
     * The sandbox itself, for all else.
     *
     * @throws IllegalStateException outside of tests
     */
    public final V sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException(
                    "The sandbox runs while tests do: register it with @RegisterExtension and use it"
                            + " in tests and in methods that run before or after them");
        }
        return sandbox;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        if (!startUnlessRunning(context)) {
            sandbox().reset();
        }
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        closeIfStartedBy(context);
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        closeIfStartedBy(context);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == getClass();
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    private boolean startUnlessRunning(ExtensionContext context) {
        if (sandbox != null) {
            return false;
        }
        V started = start();
        started.switches().settle();
        sandbox = started;
        startedBy = context.getUniqueId();
        return true;
    }

    /** Nested classes share what the outer one has started. */
    private void closeIfStartedBy(ExtensionContext context) {
        if (sandbox != null && context.getUniqueId().equals(startedBy)) {
            sandbox.close();
            sandbox = null;
        }
    }

    private static void require(boolean carriedOut, String otherwise, String sessionId) {
        if (!carriedOut) {
            throw new IllegalStateException("Session " + sessionId + " " + otherwise);
        }
    }
}
