package xyz.cr3dentials.camel.sandbox.verilock;

import static xyz.cr3dentials.camel.sandbox.HostedPage.first;
import static xyz.cr3dentials.camel.sandbox.HostedPage.form;
import static xyz.cr3dentials.camel.sandbox.HostedPage.matches;
import static xyz.cr3dentials.camel.sandbox.HostedPage.page;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.HostedPage;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSwitches.Spelling;

/**
 * What a person sees at {@code session_url}, and what the buttons there do.
 *
 * <p>The token in the address opens the page, in the older spelling the session's id does; the buttons use a second
 * token that only the page holds. Nothing is added to {@code redirect_url}, for nothing is documented.
 */
final class HostedPages {

    /** The person goes away undecided: the session stays open until it expires. */
    static final String LEFT = "left";

    private static final List<String> DECISIONS = List.of(Statuses.APPROVED, Statuses.DECLINED);

    private final SessionStore<SandboxSession> store;
    private final StatusWalk walk;
    private final Switches switches;
    private final Clock clock;

    HostedPages(SessionStore<SandboxSession> store, StatusWalk walk, Switches switches, Clock clock) {
        this.store = store;
        this.walk = walk;
        this.switches = switches;
        this.clock = clock;
    }

    SandboxAnswer answer(SandboxRequest request) {
        SandboxSession session = find(request.path().substring(HostedPage.BASE.length()));
        return switch (request.method()) {
            case "GET" -> open(session);
            case "POST" -> decide(session, form(request));
            default -> page(405, VerifyPage.notFound());
        };
    }

    private @Nullable SandboxSession find(String segment) {
        SandboxSession byToken = store.findFirst(session -> matches(session.sessionToken(), segment));
        boolean older = switches.get(VerilockSwitches.SPELLING) != Spelling.NEWER;
        return byToken == null && older ? store.find(segment) : byToken;
    }

    private SandboxAnswer open(@Nullable SandboxSession session) {
        if (session == null) {
            return page(404, VerifyPage.notFound());
        }
        SandboxSession open = walk.arrive(session.sessionId());
        if (open == null) {
            return page(410, VerifyPage.ended());
        }
        URI back = open.redirectUrl();
        String html = VerifyPage.open(open);
        return back == null ? page(200, html) : page(200, html, back);
    }

    private SandboxAnswer decide(@Nullable SandboxSession session, Map<String, List<String>> form) {
        String outcome = first(form, "outcome");
        if (session == null || !matches(session.pageToken(), first(form, "ticket"))) {
            return page(404, VerifyPage.notFound());
        }
        if (session.isTerminal()) {
            return page(410, VerifyPage.ended());
        }
        if (outcome == null || !isDone(session.sessionId(), outcome)) {
            return page(400, VerifyPage.notFound());
        }
        URI back = session.redirectUrl();
        return back == null ? page(200, VerifyPage.decided(outcome)) : HostedPage.sendOn(back);
    }

    private boolean isDone(String sessionId, String outcome) {
        if (DECISIONS.contains(outcome)) {
            return walk.decide(sessionId, outcome) != null;
        }
        if (outcome.equals(Statuses.EXPIRED)) {
            return walk.finish(sessionId, Statuses.EXPIRED, clock.instant()) != null;
        }
        return outcome.equals(LEFT);
    }
}
