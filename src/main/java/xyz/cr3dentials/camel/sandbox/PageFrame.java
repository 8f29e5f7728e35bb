package xyz.cr3dentials.camel.sandbox;

/** The HTML around a vendor's hosted page; plain, without scripts, readable in light and in dark. */
public final class PageFrame {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>%1$s · %3$s sandbox</title>
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

    private final String vendor;

    /** For pages that name this vendor in their title. */
    public PageFrame(String vendor) {
        this.vendor = vendor;
    }

    /** A page around a body that is HTML already. */
    public String page(String title, String body) {
        return FRAME.formatted(escape(title), body, escape(vendor));
    }

    /** A page that only says something. */
    public String message(String title, String text) {
        return page(title, "<h1>" + escape(title) + "</h1>\n<p role=\"status\">" + escape(text) + "</p>\n");
    }

    /** The page of a link that is dead because its session is over. */
    public String ended() {
        return message("This verification has ended", "Its link no longer works. You can close this page.");
    }

    /** The page of a link that leads nowhere. */
    public String notFound() {
        return message("This link does not work", "It is incomplete, has been used already, or was never valid.");
    }

    /** Text as it may stand in HTML, in attributes too. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
