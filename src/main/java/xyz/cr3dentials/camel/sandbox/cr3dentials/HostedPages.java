package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.EmbedToken;

/**
 * What a person sees at {@code embedUrl}, and what the buttons there do.
 *
 * <p>The token in the address opens the page; the buttons use a second one that only the page holds, so an address that
 * has been used once can be dead while its page still works.
 */
final class HostedPages {

    static final String BASE = "/verify/";
    private static final Set<String> DECISIONS =
            Set.of(Statuses.COMPLETED, Statuses.PARTIAL_COMPLETE, Statuses.ERROR, Statuses.CANCELLED);
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");

    private final SessionStore store;
    private final StatusWalk walk;
    private final Switches switches;

    HostedPages(SessionStore store, StatusWalk walk, Switches switches) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
    }

    SandboxAnswer answer(SandboxRequest request) {
        SandboxSession session = store.find(request.path().substring(BASE.length()));
        return switch (request.method()) {
            case "GET" -> open(session, request.parameter("token"));
            case "POST" -> decide(session, form(request));
            default -> page(405, VerifyPage.notFound());
        };
    }

    private SandboxAnswer open(@Nullable SandboxSession session, @Nullable String token) {
        if (session == null || !matches(session.embedToken(), token)) {
            return page(404, VerifyPage.notFound());
        }
        if (session.isTerminal()) {
            return page(410, VerifyPage.ended());
        }
        boolean once = switches.get(Cr3dentialsSwitches.EMBED_TOKEN) == EmbedToken.SINGLE_USE;
        if (once && session.opened()) {
            return page(404, VerifyPage.notFound());
        }
        SandboxSession opened = store.change(session.sessionId(), SandboxSession::openedOnce);
        return opened == null ? page(410, VerifyPage.ended()) : page(200, VerifyPage.open(opened));
    }

    private SandboxAnswer decide(@Nullable SandboxSession session, Map<String, List<String>> form) {
        String outcome = first(form, "outcome");
        if (session == null || !matches(session.pageToken(), first(form, "ticket"))) {
            return page(404, VerifyPage.notFound());
        }
        if (outcome == null || !DECISIONS.contains(outcome)) {
            return page(400, VerifyPage.notFound());
        }
        return walk.decide(session.sessionId(), outcome) == null
                ? page(410, VerifyPage.ended())
                : page(200, VerifyPage.decided(outcome));
    }

    private static Map<String, List<String>> form(SandboxRequest request) {
        try {
            return SandboxRequest.parseParameters(request.body());
        } catch (IllegalArgumentException e) {
            // No form of ours: without a ticket it is answered like any other wrong link.
            return Map.of();
        }
    }

    private static SandboxAnswer page(int status, String html) {
        return SandboxAnswer.html(status, html).with(HEADERS);
    }

    private static @Nullable String first(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static boolean matches(String expected, @Nullable String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
