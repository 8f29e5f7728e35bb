package xyz.cr3dentials.camel.sandbox.verilock;

import static xyz.cr3dentials.camel.sandbox.PageFrame.escape;

import xyz.cr3dentials.camel.sandbox.PageFrame;

/** The texts of the hosted page. */
final class VerifyPage {

    private static final PageFrame FRAME = new PageFrame("Verilock");

    private VerifyPage() {}

    static String open(SandboxSession session) {
        return FRAME.page("Verify your identity", """
                <h1>Verify your identity</h1>
                <p class="note">This is a sandbox: nobody looks at a document or a face. Choose how this verification
                ends.</p>
                <dl>
                <dt>Session</dt><dd>%1$s</dd>
                <dt>Status</dt><dd>%2$s</dd>
                </dl>
                <form method="post">
                <input type="hidden" name="ticket" value="%3$s">
                <button class="first" name="outcome" value="approved"><b>Approve</b>
                <span>Document and face fit: approved</span></button>
                <button name="outcome" value="declined"><b>Decline</b>
                <span>The face does not match the document: declined</span></button>
                <button name="outcome" value="expired"><b>Break it off</b>
                <span>The time is up at once: expired</span></button>
                <button name="outcome" value="left"><b>Walk away</b>
                <span>Nothing is decided; the session stays open until it expires</span></button>
                </form>
                """.formatted(
                        escape(session.sessionId()), escape(session.status()), escape(session.pageToken())));
    }

    static String decided(String outcome) {
        return switch (outcome) {
            case Statuses.EXPIRED -> FRAME.message("Time is up", "Nothing was verified. You can close this page.");
            case HostedPages.LEFT ->
                FRAME.message("See you later", "Nothing is decided yet. The link works until it expires.");
            default -> FRAME.message("Thank you", "Your verification is being processed. You can close this page.");
        };
    }

    static String ended() {
        return FRAME.ended();
    }

    static String notFound() {
        return FRAME.notFound();
    }
}
