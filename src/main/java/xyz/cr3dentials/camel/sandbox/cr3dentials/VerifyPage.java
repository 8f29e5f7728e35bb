package xyz.cr3dentials.camel.sandbox.cr3dentials;

import static xyz.cr3dentials.camel.sandbox.PageFrame.escape;

import xyz.cr3dentials.camel.sandbox.PageFrame;

/** The texts of the hosted page. */
final class VerifyPage {

    private static final PageFrame FRAME = new PageFrame("CR3DENTIALS");

    private VerifyPage() {}

    static String open(SandboxSession session) {
        DemoPlatform platform = DemoPlatform.of(session);
        String body = """
                <h1>Verify with %1$s</h1>
                <p class="note">This is a sandbox: nobody is asked for a password and all data are made up. Choose how
                this verification ends.</p>
                <dl>
                <dt>Platform</dt><dd>%1$s</dd>
                <dt>Session</dt><dd>%2$s</dd>
                <dt>Status</dt><dd>%3$s</dd>
                </dl>
                <label for="progress">Progress: %4$s %%</label>
                <progress id="progress" max="100" value="%4$s">%4$s %%</progress>
                <form method="post" action="/verify/%2$s">
                <input type="hidden" name="ticket" value="%5$s">
                <button class="first" name="outcome" value="COMPLETED"><b>Finish</b>
                <span>All data are shared and proven: COMPLETED</span></button>
                <button name="outcome" value="PARTIAL_COMPLETE"><b>Finish in part</b>
                <span>Some data are shared, then I stop: PARTIAL_COMPLETE</span></button>
                <button name="outcome" value="ERROR"><b>Break it</b>
                <span>The platform fails half-way: ERROR</span></button>
                <button name="outcome" value="CANCELLED"><b>Decline</b>
                <span>I do not want to share anything: CANCELLED</span></button>
                </form>
                """.formatted(
                        escape(platform.displayName()),
                        escape(session.sessionId()),
                        escape(session.status()),
                        session.progress(),
                        escape(session.pageToken()));
        return FRAME.page("Verify with " + platform.displayName(), body);
    }

    static String decided(String outcome) {
        return switch (outcome) {
            case Statuses.COMPLETED ->
                FRAME.message("Thank you", "Your data are being collected and verified. You can close this page.");
            case Statuses.PARTIAL_COMPLETE ->
                FRAME.message("Thank you", "What you shared is kept; the rest is left out. You can close this page.");
            case Statuses.CANCELLED -> FRAME.message("Declined", "Nothing was shared. You can close this page.");
            default -> FRAME.message("This did not work", "The verification failed. You can close this page.");
        };
    }

    static String ended() {
        return FRAME.ended();
    }

    static String notFound() {
        return FRAME.notFound();
    }
}
