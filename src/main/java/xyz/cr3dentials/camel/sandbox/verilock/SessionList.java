package xyz.cr3dentials.camel.sandbox.verilock;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.OutOfRange;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Cuts pages out of the sessions a key sees. */
final class SessionList {

    private static final int USUAL_PER_PAGE = 15;
    private static final int HIGHEST_PER_PAGE = 100;

    private final Switches switches;
    private final Random random;

    SessionList(Switches switches, Random random) {
        this.switches = switches;
        this.random = random;
    }

    /** Reads the query; notes what is wrong with it. */
    Query read(SandboxRequest request, FieldProblems problems) {
        long page = number(request, "page", 1, problems);
        long perPage = number(request, "per_page", USUAL_PER_PAGE, problems);
        if (page < 1) {
            problems.add("page", "must be at least 1");
        }
        if (perPage < 1 || perPage > HIGHEST_PER_PAGE) {
            if (switches.get(VerilockSwitches.PER_PAGE_OUT_OF_RANGE) == OutOfRange.REFUSE) {
                problems.add("per_page", "must be between 1 and " + HIGHEST_PER_PAGE);
            }
            perPage = Math.max(1, Math.min(HIGHEST_PER_PAGE, perPage));
        }
        return new Query(
                page,
                (int) perPage,
                request.parameter("status"),
                day(request, "from", problems),
                day(request, "to", problems));
    }

    /** Cuts a page out of what the key sees, oldest session first. */
    Page page(Query query, List<SandboxSession> seen) {
        List<SandboxSession> matches = new ArrayList<>(seen);
        matches.removeIf(session -> !query.fits(session));
        switches.get(VerilockSwitches.LIST_ORDER).sort(matches, random);
        VerilockSwitches.Page treatment = switches.get(VerilockSwitches.PAGE);
        long used = treatment == VerilockSwitches.Page.OBEYED ? query.page() : 1;
        long echoed = treatment == VerilockSwitches.Page.IGNORED ? 1 : query.page();
        long from = Math.min((used - 1) * query.perPage(), matches.size());
        long to = Math.min(from + query.perPage(), matches.size());
        // An empty list has one empty page.
        int last = Math.max(1, (matches.size() + query.perPage() - 1) / query.perPage());
        return new Page(
                List.copyOf(matches.subList((int) from, (int) to)), echoed, last, query.perPage(), matches.size());
    }

    private static long number(SandboxRequest request, String name, long usual, FieldProblems problems) {
        String text = request.parameter(name);
        if (text == null) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            problems.add(name, "must be an integer");
            return usual;
        }
    }

    private static @Nullable LocalDate day(SandboxRequest request, String name, FieldProblems problems) {
        String text = request.parameter(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(name, "must be a date");
            return null;
        }
    }

    /** What is asked for. */
    record Query(
            long page,
            int perPage,
            @Nullable String status,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        boolean fits(SandboxSession session) {
            LocalDate day = LocalDate.ofInstant(session.createdAt(), ZoneOffset.UTC);
            return (status == null || session.status().equals(status))
                    && (from == null || !day.isBefore(from))
                    && (to == null || !day.isAfter(to));
        }
    }

    /** What is answered; the page as echoed. */
    record Page(List<SandboxSession> sessions, long currentPage, int lastPage, int perPage, int total) {}
}
