package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.util.List;
import java.util.Map;

/** The vendor's documented statuses, and how the sandbox walks through them. */
final class Statuses {

    static final String CREATED = "CREATED";
    static final String RUNNING = "RUNNING";
    static final String AWAITING_USER = "AWAITING_USER";
    static final String COLLECTING_DATA = "COLLECTING_DATA";
    static final String VERIFYING = "VERIFYING";
    static final String COMPLETED = "COMPLETED";
    static final String PARTIAL_COMPLETE = "PARTIAL_COMPLETE";
    static final String ERROR = "ERROR";
    static final String CANCELLED = "CANCELLED";
    static final String TERMINATED = "TERMINATED";

    /** In the documented order. */
    static final List<String> ACTIVE = List.of(
            CREATED,
            "INITIALIZING",
            "READY",
            "CONNECTED",
            "LOADING_TREE",
            RUNNING,
            AWAITING_USER,
            COLLECTING_DATA,
            VERIFYING);

    static final List<String> TERMINAL = List.of(COMPLETED, PARTIAL_COMPLETE, ERROR, CANCELLED, TERMINATED);

    // The documentation gives the range of progress only; the figures are the sandbox's own.
    private static final Map<String, Integer> PROGRESS = Map.of(
            CREATED,
            0,
            "INITIALIZING",
            5,
            "READY",
            10,
            "CONNECTED",
            20,
            "LOADING_TREE",
            30,
            RUNNING,
            45,
            AWAITING_USER,
            60,
            COLLECTING_DATA,
            75,
            VERIFYING,
            90,
            COMPLETED,
            100);

    private static final int PROGRESS_ELSEWHERE = 50;

    /** Where a session leaves the walk for its outcome. */
    private static final Map<String, String> LEAVES_AT = Map.of(
            PARTIAL_COMPLETE, COLLECTING_DATA,
            ERROR, RUNNING,
            CANCELLED, AWAITING_USER,
            TERMINATED, RUNNING);

    private Statuses() {}

    static int progress(String status) {
        return PROGRESS.getOrDefault(status, PROGRESS_ELSEWHERE);
    }

    static String lastStepBefore(String outcome) {
        return LEAVES_AT.getOrDefault(outcome, VERIFYING);
    }

    static boolean hasData(String status) {
        return status.equals(COMPLETED) || status.equals(PARTIAL_COMPLETE);
    }

    /** Whether a session in this status has its person behind it. */
    static boolean isAfterPerson(String status) {
        return ACTIVE.indexOf(status) > ACTIVE.indexOf(AWAITING_USER);
    }
}
