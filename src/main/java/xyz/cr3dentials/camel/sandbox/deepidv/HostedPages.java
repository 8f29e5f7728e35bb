package xyz.cr3dentials.camel.sandbox.deepidv;

import static xyz.cr3dentials.camel.sandbox.HostedPage.first;
import static xyz.cr3dentials.camel.sandbox.HostedPage.form;
import static xyz.cr3dentials.camel.sandbox.HostedPage.matches;
import static xyz.cr3dentials.camel.sandbox.HostedPage.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.HostedPage;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SessionStore;
import xyz.cr3dentials.camel.sandbox.Switches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSwitches.Redirect;

/**
 * What a person sees at {@code session_url}, what the buttons there do, and the way back to the {@code redirect_url} of
 * the request; the one in the address is for show, so nobody can be sent elsewhere by a changed address.
 */
final class HostedPages {

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
            case "POST" -> act(session, form(request));
            default -> page(405, VerifyPage.FRAME.notFound());
        };
    }

    private SandboxAnswer open(@Nullable SandboxSession session, @Nullable String token) {
        if (session == null || !matches(session.linkToken(), token)) {
            return page(404, VerifyPage.FRAME.notFound());
        }
        SandboxSession opened = session.submittedAt() == null ? walk.arrive(session.sessionId()) : null;
        if (opened == null) {
            return page(410, VerifyPage.FRAME.ended());
        }
        String back = opened.requested("redirect_url");
        String html = VerifyPage.open(opened);
        return back == null ? page(200, html) : page(200, html, URI.create(back));
    }

    private SandboxAnswer act(@Nullable SandboxSession session, Map<String, List<String>> form) {
        if (session == null || !matches(session.pageToken(), first(form, "ticket"))) {
            return page(404, VerifyPage.FRAME.notFound());
        }
        PersonAction action = PersonAction.of(first(form, "action"));
        if (action == null) {
            return page(400, VerifyPage.FRAME.notFound());
        }
        String id = session.sessionId();
        SandboxSession after = session.submittedAt() != null || session.isTerminal()
                ? null
                : switch (action) {
                    case SUBMIT -> walk.submit(id);
                    case FAIL -> walk.finish(id, Statuses.FAILED);
                    case RETRY_LATER, ABANDON -> walk.start(id);
                };
        if (after == null) {
            return page(410, VerifyPage.FRAME.ended());
        }
        String back = session.requested("redirect_url");
        return back == null
                ? page(200, VerifyPage.done(action))
                : HostedPage.sendOn(redirect(URI.create(back), id, action));
    }

    private URI redirect(URI back, String sessionId, PersonAction action) {
        boolean newer = switches.get(DeepidvSwitches.REDIRECT) == Redirect.NEWER;
        boolean older = !newer && action == PersonAction.SUBMIT;
        StringBuilder query = new StringBuilder(back.getRawQuery() == null ? "" : back.getRawQuery() + "&");
        query.append(newer ? "session_id=" : "sessionId=").append(encode(sessionId));
        query.append("&status=").append(older ? Statuses.SUBMITTED : action.status());
        if (action.reason() != null) {
            query.append("&reason=").append(encode(action.reason()));
        }
        String text = back.toString();
        int end = text.indexOf('#');
        String fragment = end < 0 ? "" : text.substring(end);
        String whole = end < 0 ? text : text.substring(0, end);
        int question = whole.indexOf('?');
        return URI.create((question < 0 ? whole : whole.substring(0, question)) + "?" + query + fragment);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
