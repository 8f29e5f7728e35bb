package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/**
 * Guards a service that asks for no key: it is called by this machine's own names for itself. A stranger's page
 * can make its own name lead to this machine (DNS rebinding) and is then of the same site as the service, but its browser
 * still sends that name. Thread-safe.
 */
public final class LocalHostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** What leads to this machine from itself alone, whatever a network's name server says. */
    private static final Pattern LOOPBACK = Pattern.compile("\\[::1]|127(\\.[0-9]{1,3}){3}|(.+\\.)?localhost");

    private static final Pattern PORT_OR_LAST_DOT = Pattern.compile("\\.?(:[0-9]*)?$");

    private static final ProblemResponse FOREIGN = new ProblemResponse(
            421,
            "Misdirected Request",
            "Without a service key this service answers to localhost, 127.0.0.1 and [::1] only: call it by one of them, or set"
                    + " CR3DENTIALS_SERVICE_KEY.");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isLocal(request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            FOREIGN.write(request, response);
        }
    }

    /** Every browser names the host. */
    static boolean isLocal(@Nullable String host) {
        return host == null
                || host.isEmpty()
                || LOOPBACK.matcher(PORT_OR_LAST_DOT
                                .matcher(host.toLowerCase(Locale.ROOT))
                                .replaceFirst(""))
                        .matches();
    }
}
