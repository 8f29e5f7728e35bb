package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a page whether it has been let in by a cookie and until when, since scripts can't see the cookie. Thread-safe. */
public final class SignInStateServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable SignInCookie cookie;

    /** A servlet for the given cookie; null for a service that is open to everybody. */
    public SignInStateServlet(@Nullable SignInCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Instant> end = cookie == null ? Optional.empty() : cookie.validUntil(request);
        String expiresAt = end.map(time -> "\"" + time + "\"").orElse("null");
        String json = "{\"signedIn\":" + end.isPresent() + ",\"expiresAt\":" + expiresAt + "}";
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
