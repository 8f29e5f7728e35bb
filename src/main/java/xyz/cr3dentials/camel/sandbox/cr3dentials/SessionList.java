package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.OutOfRange;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.Offset;

/** Cuts pages out of the sessions a key sees. */
final class SessionList {

    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private final Switches switches;
    private final Random random;

    SessionList(Switches switches, Random random) {
        this.switches = switches;
        this.random = random;
    }

    /** Reads the query; puts what is wrong with it into the given list. */
    Query read(SandboxRequest request, List<String> problems) {
        long limit = number(request, "limit", USUAL_LIMIT, problems);
        long offset = number(request, "offset", 0, problems);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            if (switches.get(Cr3dentialsSwitches.LIMIT_OUT_OF_RANGE) == OutOfRange.REFUSE) {
                problems.add(
                        limit < 1
                                ? "limit must not be less than 1"
                                : "limit must not be greater than " + HIGHEST_LIMIT);
            }
            limit = Math.max(1, Math.min(HIGHEST_LIMIT, limit));
        }
        if (offset < 0) {
            problems.add("offset must not be less than 0");
        }
        boolean limitIgnored = switches.get(Cr3dentialsSwitches.IGNORE_LIMIT);
        return new Query(request.parameter("status"), limitIgnored ? USUAL_LIMIT : (int) limit, offset);
    }

    /** Cuts a page out of what the key sees, oldest session first. */
    Page page(Query query, List<SandboxSession> seen) {
        List<SandboxSession> matches = new ArrayList<>(seen);
        String status = query.status();
        if (status != null) {
            matches.removeIf(session -> !session.status().equals(status));
        }
        switches.get(Cr3dentialsSwitches.LIST_ORDER).sort(matches, random);
        Offset treatment = switches.get(Cr3dentialsSwitches.OFFSET);
        long from = treatment == Offset.OBEYED ? Math.min(query.offset(), matches.size()) : 0;
        long to = Math.min(from + query.limit(), matches.size());
        long echoed = treatment == Offset.IGNORED ? 0 : query.offset();
        int total = Math.min(matches.size(), switches.get(Cr3dentialsSwitches.HIGHEST_TOTAL));
        return new Page(List.copyOf(matches.subList((int) from, (int) to)), total, query.limit(), echoed);
    }

    private static long number(SandboxRequest request, String name, long usual, List<String> problems) {
        String text = request.parameter(name);
        if (text == null) {
            return usual;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            problems.add(name + " must be an integer number");
            return usual;
        }
    }

    /** What is asked for. */
    record Query(@Nullable String status, int limit, long offset) {}

    /** What is answered; limit and offset as echoed. */
    record Page(List<SandboxSession> sessions, int total, int limit, long offset) {}
}
