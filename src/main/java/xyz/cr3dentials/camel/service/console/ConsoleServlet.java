package xyz.cr3dentials.camel.service.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/** Serves the page's files below {@code /console/}, under a policy that lets nothing foreign in. Thread-safe. */
public final class ConsoleServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final ProblemResponse NOT_FOUND =
            new ProblemResponse(404, "Not Found", "The console has no file of this name.");
    private static final ProblemResponse METHOD_NOT_ALLOWED =
            new ProblemResponse(405, "Method Not Allowed", "The console's files are read with GET.");

    private final transient ConsoleFiles files;
    private final String policy;

    /**
     * A servlet for the given files.
     *
     * @param frameSource what the page may show in a frame, as in the policy's {@code frame-src}
     */
    public ConsoleServlet(ConsoleFiles files, String frameSource) {
        this.files = files;
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " frame-src " + frameSource + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        String path = request.getPathInfo();
        if (!head && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            METHOD_NOT_ALLOWED.write(request, response);
        } else if (path == null) {
            // The page names its files relative to the folder.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + request.getServletPath() + "/");
        } else {
            ConsoleFile file = files.find(path.substring(1));
            if (file == null) {
                NOT_FOUND.write(request, response);
            } else {
                write(file, head, response);
            }
        }
    }

    private void write(ConsoleFile file, boolean head, HttpServletResponse response) throws IOException {
        response.setContentType(file.mediaType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // With no-referrer browsers would send the form that signs out with "Origin: null", as another site's page.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setContentLength(file.length());
        if (!head) {
            file.writeTo(response.getOutputStream());
        }
    }
}
