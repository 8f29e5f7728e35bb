package xyz.cr3dentials.camel.sandbox.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.StoredSession;
import xyz.cr3dentials.camel.sandbox.Switch;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;

/** The scenarios there are; all of them suit every vendor. */
public final class Scenarios {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    /** What ended just now may not have been asked for yet: that a vendor cannot forget without losing it. */
    private static final Duration OLD = Duration.ofSeconds(10);

    private static final int DELAY_MILLIS = 5_000;
    private static final int CROWD = 50;

    /** In the order of their buttons. */
    public static final List<Scenario> ALL = List.of(
            ofSwitch(
                    "drop-webhooks",
                    "Drop webhooks",
                    "The vendor sends no webhooks.",
                    CommonSwitches.WEBHOOKS,
                    false,
                    "No webhooks are sent now; end a session and watch it being found by the next poll.",
                    "Webhooks are sent as before."),
            ofSwitch(
                    "double-webhooks",
                    "Double webhooks",
                    "The vendor sends every webhook twice.",
                    CommonSwitches.WEBHOOK_COPIES,
                    2,
                    "Every webhook is sent twice now; end a session and see that it is delivered once.",
                    "Every webhook is sent as often as before."),
            ofSwitch(
                    "delay-webhooks",
                    "Delay webhooks",
                    "The vendor sends every webhook five seconds late.",
                    CommonSwitches.WEBHOOK_DELAY_MILLIS,
                    DELAY_MILLIS,
                    "Webhooks are sent 5 seconds late now; end a session and watch whether the poll or the webhook finds it.",
                    "Webhooks are sent as soon as before."),
            once(
                    "forge-webhook",
                    "Forge a webhook",
                    "A stranger claims the good end of the newest session, with a wrong proof.",
                    Scenarios::forge),
            forAWhile(
                    "unavailable",
                    "503 for 10 seconds",
                    "A gateway in front of the vendor answers every request with 503, for ten seconds.",
                    Fault.Kind.UNAVAILABLE,
                    "Every request gets 503 for 10 seconds; watch the vendor being unreachable and deliveries catching up afterwards.",
                    "Requests are answered again."),
            forAWhile(
                    "rate-limit-storm",
                    "429 storm",
                    "The vendor refuses every request with 429 for ten seconds, as if someone else had used up the key.",
                    Fault.Kind.TOO_MANY_REQUESTS,
                    "Every request gets 429 for 10 seconds; watch the requests pause and go on without a storm of retries.",
                    "Requests are let in again."),
            new Scenario(
                    "garbled-answers",
                    "Garbled answers",
                    "The vendor carries out every request and answers broken JSON.",
                    sandbox -> {
                        sandbox.faults().clear(Fault.Kind.GARBLED);
                        sandbox.faults().add(Fault.lasting(Fault.Kind.GARBLED));
                        return "Every answer is broken JSON until you take it back; watch that nothing is believed and"
                                + " nothing is lost.";
                    },
                    sandbox -> {
                        sandbox.faults().clear(Fault.Kind.GARBLED);
                        return "Answers are well-formed again; watch what has ended meanwhile being found.";
                    },
                    sandbox -> inForce(sandbox, Fault.Kind.GARBLED)),
            ofSwitch(
                    "list-order",
                    "Shuffle lists",
                    "The vendor's lists come in another order with every request.",
                    CommonSwitches.LIST_ORDER,
                    ListOrder.UNSTABLE,
                    "Lists come in another order with every request now; drop webhooks, too, and watch ended sessions"
                            + " being found all the same.",
                    "Lists come in their order again."),
            once(
                    "forget-ended",
                    "Forget old sessions",
                    "The vendor forgets the sessions that ended more than ten seconds ago.",
                    sandbox -> "The vendor has forgotten " + sandbox.forgetEnded(OLD)
                            + " sessions that ended more than 10 seconds ago; watch that nothing is delivered again and"
                            + " the lists are proven anew."),
            new Scenario(
                    "stop-clock",
                    "Stop the clock",
                    "Time stands still for the vendor's sessions.",
                    sandbox -> {
                        sandbox.stopClock();
                        return "No session walks on or ends by itself until you let the clock go on; watch the polls"
                                + " going on quietly.";
                    },
                    sandbox -> {
                        sandbox.startClock();
                        return "The clock goes on; watch the sessions walk from where they stood.";
                    },
                    VendorSandbox::isClockStopped),
            once(
                    "fifty-sessions",
                    "50 sessions at once",
                    "Another program with the same key starts fifty sessions that end by themselves.",
                    sandbox -> sandbox.spawnEnding(CROWD)
                            + " sessions have begun that this service did not create; watch each being found once it"
                            + " ends, and its row appear in the CRM."));

    private Scenarios() {}

    /** The scenario of a name, if there is one. */
    public static Optional<Scenario> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static <T> Scenario ofSwitch(
            String name, String title, String description, Switch<T> one, T value, String begun, String ended) {
        return new Scenario(
                name,
                title,
                description,
                sandbox -> {
                    sandbox.switches().set(one, value);
                    return begun;
                },
                sandbox -> {
                    sandbox.switches().reset(one);
                    return ended;
                },
                sandbox -> sandbox.switches().get(one).equals(value));
    }

    private static Scenario forAWhile(
            String name, String title, String description, Fault.Kind kind, String begun, String ended) {
        return new Scenario(
                name,
                title,
                description,
                sandbox -> {
                    sandbox.faults().clear(kind);
                    sandbox.faults().during(OUTAGE, kind);
                    return begun;
                },
                sandbox -> {
                    sandbox.faults().clear(kind);
                    return ended;
                },
                sandbox -> inForce(sandbox, kind));
    }

    private static Scenario once(
            String name, String title, String description, Function<VendorSandbox<?>, String> begin) {
        return new Scenario(
                name,
                title,
                description,
                begin,
                sandbox -> "This happens once, so there is nothing to take back.",
                sandbox -> false);
    }

    private static boolean inForce(VendorSandbox<?> sandbox, Fault.Kind kind) {
        return sandbox.faults().inForce().stream().anyMatch(fault -> fault.kind() == kind);
    }

    /** An open session shows it best: it must not end by such a claim. */
    private static String forge(VendorSandbox<?> sandbox) {
        Optional<? extends StoredSession<?>> open = newest(sandbox, false);
        String id = open.isPresent() && sandbox.fireWebhook(open.get().sessionId(), true) > 0
                ? open.get().sessionId()
                : newest(sandbox, true)
                        .map(StoredSession::sessionId)
                        .filter(ended -> sandbox.fireWebhook(ended, true) > 0)
                        .orElseThrow(() -> new IllegalStateException(
                                "No session with a webhook address exists: start a verification first."));
        return "A forged webhook claims the good end of session " + id
                + "; watch that it is refused and the session stays as it is.";
    }

    private static Optional<? extends StoredSession<?>> newest(VendorSandbox<?> sandbox, boolean ended) {
        return sandbox.createdSessions().stream()
                .filter(session -> session.isTerminal() == ended)
                .reduce((older, newer) -> newer);
    }
}
