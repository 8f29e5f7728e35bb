package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/**
 * Refuses requests that change something and that a browser sends on behalf of another site's page. Browsers say so in
 * {@code Sec-Fetch-Site}, over plain HTTP in {@code Origin}; no page can alter either. Programs that are no browsers send
 * neither header and pass. The rules are those of {@code CrossOriginProtection} in Go's standard library. Thread-safe.
 */
public final class CrossSiteFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final ProblemResponse CROSS_SITE = new ProblemResponse(
            403,
            "Forbidden",
            "Requests of other sites' pages are refused: only this service's own pages may change anything.");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SAFE_METHODS.contains(request.getMethod()) || isOfOwnSite(request)) {
            chain.doFilter(request, response);
        } else {
            CROSS_SITE.write(request, response);
        }
    }

    private static boolean isOfOwnSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITE.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isAuthority(origin, request.getHeader("Host"));
    }

    /** An origin of {@code null}, which hides where a page came from, is nobody's. */
    private static boolean isAuthority(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && host != null && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
