package xyz.cr3dentials.camel.server.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.server.platformhttp.ProblemResponse;

/**
 * Lets a request pass only with the service key, sent as {@code Authorization: Bearer <key>} or {@code X-Service-Key}.
 *
 * <p>The comparison takes constant time for keys of equal length. Thread-safe.
 */
public final class ServiceKeyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final ProblemResponse UNAUTHORIZED =
            new ProblemResponse(401, "Unauthorized", "Send the service key as Authorization: Bearer <key>.");

    private final byte[] serviceKey;

    /**
     * Creates the filter.
     *
     * @param serviceKey the secret every caller has to send
     */
    public ServiceKeyFilter(String serviceKey) {
        this.serviceKey = serviceKey.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isServiceKey(sentKey(request))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        UNAUTHORIZED.write(request, response);
    }

    private boolean isServiceKey(@Nullable String sent) {
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), serviceKey);
    }

    private static @Nullable String sentKey(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).trim();
        }
        return request.getHeader("X-Service-Key");
    }
}
