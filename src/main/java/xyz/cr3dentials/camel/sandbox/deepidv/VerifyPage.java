package xyz.cr3dentials.camel.sandbox.deepidv;

import static xyz.cr3dentials.camel.sandbox.PageFrame.escape;

import xyz.cr3dentials.camel.sandbox.PageFrame;

/** The texts of the hosted page. */
final class VerifyPage {

    static final PageFrame FRAME = new PageFrame("deepidv");

    private VerifyPage() {}

    static String open(SandboxSession session) {
        String body = """
                <h1>Verify your identity</h1>
                <p class="note">This is a sandbox: no picture is taken and nothing is checked. Choose what the person
                does; a reviewer or a rule decides afterwards.</p>
                <dl>
                <dt>Session</dt><dd>%1$s</dd>
                <dt>Status</dt><dd>%2$s</dd>
                </dl>
                <form method="post" action="/verify/%1$s">
                <input type="hidden" name="ticket" value="%3$s">
                <button class="first" name="action" value="SUBMIT"><b>Submit</b>
                <span>Documents and face are in: SUBMITTED, to be decided</span></button>
                <button name="action" value="RETRY_LATER"><b>Fail this attempt</b>
                <span>The document is unreadable, another attempt is left: still PENDING</span></button>
                <button name="action" value="FAIL"><b>Fail for good</b>
                <span>The last attempt is used up: FAILED</span></button>
                <button name="action" value="ABANDON"><b>Leave</b>
                <span>I may come back later: still PENDING</span></button>
                </form>
                """.formatted(escape(session.sessionId()), escape(session.status()), escape(session.pageToken()));
        return FRAME.page("Verify your identity", body);
    }

    static String done(PersonAction action) {
        return switch (action) {
            case SUBMIT -> FRAME.message("Thank you", "Your submission will be looked at. You can close this page.");
            case RETRY_LATER ->
                FRAME.message("This attempt failed", "The document could not be read. You can try again by the link.");
            case FAIL -> FRAME.message("This did not work", "No attempt is left. You can close this page.");
            case ABANDON -> FRAME.message("See you later", "Nothing was submitted. You can come back by the link.");
        };
    }
}
