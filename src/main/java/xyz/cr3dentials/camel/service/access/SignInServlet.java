package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.service.platformhttp.MalformedRequestException;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;
import xyz.cr3dentials.camel.service.platformhttp.UrlEncodedParameters;

/**
 * Exchanges the service key of the form field {@code serviceKey} for a cookie at {@value #LOGIN}, and takes the cookie back
 * at {@value #LOGOUT}. Thread-safe.
 */
public final class SignInServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(SignInServlet.class);

    /** Where the form is sent. */
    public static final String LOGIN = "/console/login";

    /** Where a person signs out. */
    public static final String LOGOUT = "/console/logout";

    private static final String CONSOLE = "/console/";
    private static final String FIELD = "serviceKey";
    private static final int LARGEST_FORM = 4096;

    @Serial
    private static final long serialVersionUID = 1L;

    private static final ProblemResponse METHOD_NOT_ALLOWED =
            new ProblemResponse(405, "Method Not Allowed", "Signing in and out is done with POST.");

    private static final ProblemResponse MALFORMED =
            new ProblemResponse(400, "Bad Request", "The form could not be read: send serviceKey=<key>, url-encoded.");

    private static final ProblemResponse TOO_LARGE = new ProblemResponse(
            413, "Content Too Large", "The form has a Content-Length of at most " + LARGEST_FORM + " bytes.");

    private final transient ServiceKeyGate gate;
    private final transient SignInCookie cookie;
    private final transient SignInPage page = new SignInPage();

    /** A servlet that gives out the given cookie for the key that the given gate accepts. */
    public SignInServlet(ServiceKeyGate gate, SignInCookie cookie) {
        this.gate = gate;
        this.cookie = cookie;
    }

    /** Whether this servlet itself looks at the key that the request brings. */
    static boolean takesKeyOf(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(LOGIN);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (takesKeyOf(request)) {
            signIn(request, response);
        } else if (request.getMethod().equals("POST")) {
            response.setHeader("Set-Cookie", SignInCookie.end(request));
            goOn(request, response);
        } else if (Navigation.isToConsole(request)) {
            // A reload of the page after a wrong key, by somebody who has signed in meanwhile.
            redirect(request, response);
        } else {
            response.setHeader("Allow", "POST");
            METHOD_NOT_ALLOWED.write(request, response);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long length = request.getContentLengthLong();
        if (length < 0 || length > LARGEST_FORM) {
            // Before a stranger's form is read.
            TOO_LARGE.write(request, response);
            return;
        }
        // A key in the address would be in access logs and histories, so it is not taken from there.
        String sent;
        try {
            sent = request.getQueryString() == null ? field(request) : "";
        } catch (IOException | MalformedRequestException e) {
            LOG.debug("A form with the service key could not be read: {}", e.toString());
            MALFORMED.write(request, response);
            return;
        }
        KeyVerdict verdict = gate.check(request, sent.strip());
        if (verdict.accepted()) {
            response.setHeader("Set-Cookie", cookie.issue(request));
            redirect(request, response);
            return;
        }
        if (!Navigation.isToConsole(request)) {
            ServiceKeyFilter.refuse(verdict, request, response);
            return;
        }
        if (verdict.slowed()) {
            response.setHeader("Retry-After", Long.toString(verdict.waitSeconds()));
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        page.write(request, response, verdict);
    }

    /** Read here, since the server's own reader writes what it cannot decode into the log. */
    private static String field(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return "";
        }
        String form = new String(request.getInputStream().readNBytes(LARGEST_FORM), StandardCharsets.UTF_8);
        return UrlEncodedParameters.parse(form, StandardCharsets.UTF_8)
                .getOrDefault(FIELD, List.of(""))
                .get(0);
    }

    /** A script that has signed out decides itself what to show. */
    private static void goOn(HttpServletRequest request, HttpServletResponse response) {
        if (Navigation.isToConsole(request)) {
            redirect(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + CONSOLE);
    }
}
