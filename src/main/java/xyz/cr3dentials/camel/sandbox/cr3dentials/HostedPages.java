package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static xyz.cr3dentials.camel.sandbox.HostedPage.first;
import static xyz.cr3dentials.camel.sandbox.HostedPage.form;
import static xyz.cr3dentials.camel.sandbox.HostedPage.matches;
import static xyz.cr3dentials.camel.sandbox.HostedPage.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.HostedPage;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches.EmbedToken;

/**
 * What a person sees at {@code embedUrl}, and what the buttons there do.
 *
 * <p>The token in the address opens the page; the buttons use a second one that only the page holds, so an address that
 * has been used once can be dead while its page still works.
 */
final class HostedPages {

    private static final Set<String> DECISIONS =
            Set.of(Statuses.COMPLETED, Statuses.PARTIAL_COMPLETE, Statuses.ERROR, Statuses.CANCELLED);

    private final SessionStore<SandboxSession> store;
    private final StatusWalk walk;
    private final Switches switches;

    HostedPages(SessionStore<SandboxSession> store, StatusWalk walk, Switches switches) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
    }

    SandboxAnswer answer(SandboxRequest request) {
        SandboxSession session = store.find(request.path().substring(HostedPage.BASE.length()));
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
        SandboxSession opened = walk.arrive(session.sessionId());
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
}
