package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/**
 * Lets a request pass only with the service key, sent as {@code Authorization: Bearer <key>} or {@code X-Service-Key}, or
 * with the cookie of a browser that has signed in. A person who opens the console without either is asked for the key.
 *
 * <p>Thread-safe.
 */
public final class ServiceKeyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final ProblemResponse UNAUTHORIZED =
            new ProblemResponse(401, "Unauthorized", "Send the service key as Authorization: Bearer <key>.");

    private final transient ServiceKeyGate gate;
    private final transient SignInCookie cookie;
    private final transient SignInPage page = new SignInPage();

    /** A filter that shares the gate, and so the count of wrong keys, with everything else that takes keys. */
    public ServiceKeyFilter(ServiceKeyGate gate, SignInCookie cookie) {
        this.gate = gate;
        this.cookie = cookie;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String sent = sentKey(request);
        if (SignInServlet.takesKeyOf(request)) {
            chain.doFilter(request, response);
        } else if (sent != null) {
            KeyVerdict verdict = gate.check(request, sent);
            if (verdict.accepted()) {
                chain.doFilter(request, response);
            } else {
                refuse(verdict, request, response);
            }
        } else if (cookie.validUntil(request).isPresent()) {
            chain.doFilter(request, response);
        } else if (Navigation.isToConsole(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            page.write(request, response);
        } else {
            unauthorized(request, response);
        }
    }

    /** Tells a program that its key has not been accepted. */
    static void refuse(KeyVerdict verdict, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (verdict.slowed()) {
            response.setHeader("Retry-After", Long.toString(verdict.waitSeconds()));
            new ProblemResponse(
                            429,
                            "Too Many Requests",
                            "This is not the service key, and many wrong ones have come from this address: wait as Retry-After says.")
                    .write(request, response);
        } else {
            unauthorized(request, response);
        }
    }

    private static void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        UNAUTHORIZED.write(request, response);
    }

    private static @Nullable String sentKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).trim();
        }
        return request.getHeader("X-Service-Key");
    }
}
