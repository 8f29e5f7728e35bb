package xyz.cr3dentials.camel.sandbox.deepidv;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.NextToken;

/** Cuts pages out of sessions; a token is an opaque place in the list as it is ordered at the moment. */
final class SessionList {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private final Switches switches;
    private final Random random;

    SessionList(Switches switches, Random random) {
        this.switches = switches;
        this.random = random;
    }

    /**
     * Reads the query.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Query read(SandboxRequest request) {
        String limit = request.parameter("limit");
        int rows = limit == null ? USUAL_LIMIT : number(limit);
        if (rows < 1 || rows > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + HIGHEST_LIMIT);
        }
        String token = request.parameter("next_token");
        boolean obeyed = switches.get(DeepidvSwitches.NEXT_TOKEN) == NextToken.OBEYED;
        int from = token == null ? 0 : place(token);
        return new Query(
                rows,
                obeyed ? from : 0,
                from,
                moment(request, "start_date", false),
                moment(request, "end_date", true),
                request.parameter("external_id"),
                request.parameter("workflow_id"),
                "true".equals(request.parameter("by_organization")));
    }

    /** Cuts a page out of what the key sees, oldest session first. */
    Page page(Query query, List<SandboxSession> seen) {
        List<SandboxSession> matches = new ArrayList<>(seen);
        matches.removeIf(session -> !query.matches(session));
        switches.get(DeepidvSwitches.LIST_ORDER).sort(matches, random);
        int from = Math.min(query.from(), matches.size());
        int to = Math.min(from + query.limit(), matches.size());
        List<SandboxSession> rows = List.copyOf(matches.subList(from, to));
        boolean more = to < matches.size() || (switches.get(DeepidvSwitches.EMPTY_LAST_PAGE) && !rows.isEmpty());
        return new Page(rows, more ? nextToken(query, to) : null);
    }

    private String nextToken(Query query, int to) {
        return switch (switches.get(DeepidvSwitches.NEXT_TOKEN)) {
            case OBEYED -> token(to);
            case IGNORED -> token(query.asked() + query.limit());
            case REPEATED -> token(1);
        };
    }

    private static String token(int place) {
        return Base64.getEncoder().encodeToString(("{\"place\":" + place + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static int place(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.replaceFirst("^\\{\"place\":(\\d{1,9})}$", "$1"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("next_token is not valid", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1; // out of range like any other
        }
    }

    private static @Nullable Instant moment(SandboxRequest request, String name, boolean endOfDay) {
        String text = request.parameter(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate day = LocalDate.parse(text);
            Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return endOfDay
                    ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)
                    : begin;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be an ISO-8601 date", e);
        }
    }

    /**
     * What is asked for.
     *
     * @param from the place the page begins at
     * @param asked the place the token names
     */
    record Query(
            int limit,
            int from,
            int asked,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String externalId,
            @Nullable String workflowId,
            boolean byOrganization) {

        private boolean matches(SandboxSession session) {
            boolean inTime = (start == null || !session.createdAt().isBefore(start))
                    && (end == null || !session.createdAt().isAfter(end));
            // One thing is looked by: the reference goes before the workflow.
            if (externalId != null) {
                return inTime && externalId.equals(session.requested("external_id"));
            }
            return inTime && (workflowId == null || workflowId.equals(session.requested("workflow_id")));
        }

        /** Whether the whole organization is looked through. */
        boolean isOrganizationWide() {
            return byOrganization && externalId == null && workflowId == null;
        }
    }

    /** What is answered. */
    record Page(List<SandboxSession> sessions, @Nullable String nextToken) {}
}
