package xyz.cr3dentials.camel.sandbox.cr3dentials;

/** The HTML of the hosted page; plain, without scripts, readable in light and in dark. */
final class VerifyPage {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>%1$s · CR3DENTIALS sandbox</title>
            <style>
            :root { color-scheme: light dark; --page: #f2f4f7; --card: #fff; --text: #17202b; --soft: #566374;
              --line: #d3dae3; --edge: #7b8797; --accent: #1d4ed8; --on-accent: #fff; --note: #fff7e0; --note-text: #5c4300; }
            @media (prefers-color-scheme: dark) { :root { --page: #10151b; --card: #1a222c; --text: #e8edf3;
              --soft: #a5b1bf; --line: #364352; --edge: #73839a; --accent: #9dbbff; --on-accent: #0b1730; --note: #332a12;
              --note-text: #f4dfa6; } }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 1.5rem 1rem; background: var(--page); color: var(--text);
              font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            main { max-width: 34rem; margin: 0 auto; padding: 1.75rem; background: var(--card);
              border: 1px solid var(--line); border-radius: .75rem; }
            h1 { margin: 0 0 .75rem; font-size: 1.4rem; line-height: 1.3; }
            p { margin: 0 0 1rem; }
            p:last-child { margin: 0; }
            .note { padding: .6rem .8rem; border-radius: .5rem; background: var(--note); color: var(--note-text);
              font-size: .9rem; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 0 1.25rem; }
            dt { color: var(--soft); }
            dd { margin: 0; overflow-wrap: anywhere; }
            progress { width: 100%%; height: .6rem; accent-color: var(--accent); }
            form { display: grid; gap: .75rem; margin: 1.25rem 0 0; }
            button { padding: .7rem 1rem; border: 1px solid var(--edge); border-radius: .5rem; background: transparent;
              color: inherit; font: inherit; text-align: left; cursor: pointer; }
            button b { display: block; }
            button span { color: var(--soft); font-size: .9rem; }
            button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
            button.first span { color: inherit; }
            button:hover { border-color: var(--accent); }
            button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            </style>
            </head>
            <body>
            <main>
            %2$s</main>
            </body>
            </html>
            """;

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
                <label for="progress">Progress: %4$d %%</label>
                <progress id="progress" max="100" value="%4$d">%4$d %%</progress>
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
        return page("Verify with " + platform.displayName(), body);
    }

    static String decided(String outcome) {
        return switch (outcome) {
            case Statuses.COMPLETED ->
                message("Thank you", "Your data are being collected and verified. You can close this page.");
            case Statuses.PARTIAL_COMPLETE ->
                message("Thank you", "What you shared is kept; the rest is left out. You can close this page.");
            case Statuses.CANCELLED -> message("Declined", "Nothing was shared. You can close this page.");
            default -> message("This did not work", "The verification failed. You can close this page.");
        };
    }

    static String ended() {
        return message("This verification has ended", "Its link no longer works. You can close this page.");
    }

    static String notFound() {
        return message("This link does not work", "It is incomplete, has been used already, or was never valid.");
    }

    private static String message(String title, String text) {
        return page(title, "<h1>" + escape(title) + "</h1>\n<p role=\"status\">" + escape(text) + "</p>\n");
    }

    private static String page(String title, String body) {
        return FRAME.formatted(escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
