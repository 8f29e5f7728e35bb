package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.Objects;

/**
 * Hands every request of its mapping to the {@code platform-http:} consumer it is for, and answers with a short
 * problem (RFC 9457) where there is none. Other servlets with mappings of their own can sit beside it.
 */
public final class PlatformHttpServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What the framing of a multipart body may take beyond the limit. */
    private static final int FRAMING_BYTES = 64 * 1024;

    private static final int IN_MEMORY_BYTES = 64 * 1024;

    private final transient ServletPlatformHttpEngine engine;

    /** A servlet in front of the given engine; it must be registered with async support. */
    public PlatformHttpServlet(ServletPlatformHttpEngine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
    }

    /**
     * Registers a servlet for the engine, with async support and with multipart bodies held to the engine's limit.
     *
     * @param name the servlet's name in the deployment
     * @param mapping a path mapping such as {@code /*}
     * @throws IllegalStateException if the deployment has a servlet of this name already
     */
    public static ServletRegistration.Dynamic register(
            ServletContext context, ServletPlatformHttpEngine engine, String name, String mapping) {
        ServletRegistration.Dynamic registration = context.addServlet(name, new PlatformHttpServlet(engine));
        if (registration == null) {
            throw new IllegalStateException("A servlet named '" + name + "' is registered already: use another name");
        }
        long limit = engine.settings().maximumBodyBytes();
        long requestLimit = limit > Long.MAX_VALUE - FRAMING_BYTES ? limit : limit + FRAMING_BYTES;
        File folder = (File) context.getAttribute(ServletContext.TEMPDIR);
        registration.setMultipartConfig(new MultipartConfigElement(
                folder == null ? "" : folder.getAbsolutePath(), limit, requestLimit, IN_MEMORY_BYTES));
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.addMapping(mapping);
        return registration;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestCycle.BROKEN_OFF) != null) {
            breakOff(request);
        } else if (!engine.acceptsRequests()) {
            ProblemResponse.UNAVAILABLE.write(request, response);
        } else {
            route(request, response);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestPath path;
        try {
            path = RequestPath.parse(pathBelowServlet(request));
        } catch (MalformedRequestException e) {
            ProblemResponse.MALFORMED.withDetail(String.valueOf(e.getMessage())).write(request, response);
            return;
        }
        RouteLookup<ServletPlatformHttpConsumer> lookup = engine.routes()
                .find(new RouteRequest(
                        request.getMethod(),
                        path,
                        RequestBody.isPresent(request),
                        request.getContentType(),
                        accept(request)));
        if (lookup instanceof RouteLookup.Found<ServletPlatformHttpConsumer> found) {
            found.target().serve(new InboundRequest(request, path, found.parameters()), response);
        } else if (lookup instanceof RouteLookup.Options<ServletPlatformHttpConsumer> options) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader("Allow", String.join(", ", options.allow()));
        } else if (lookup instanceof RouteLookup.Refused<ServletPlatformHttpConsumer> refused) {
            refuse(refused, request, response);
        }
    }

    private void refuse(
            RouteLookup.Refused<ServletPlatformHttpConsumer> refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!refused.allow().isEmpty()) {
            response.setHeader("Allow", String.join(", ", refused.allow()));
        }
        boolean tooEarly = refused.status() == HttpServletResponse.SC_NOT_FOUND && !engine.isComplete();
        (tooEarly ? ProblemResponse.UNAVAILABLE : ProblemResponse.of(refused.status())).write(request, response);
    }

    /** The path as sent, since only that tells an encoded slash from a real one. */
    private static String pathBelowServlet(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String above = request.getContextPath() + request.getServletPath();
        return request.getPathInfo() != null && uri.startsWith(above) ? uri.substring(above.length()) : uri;
    }

    private static String accept(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders("Accept")));
    }

    /** Lets the container time the request out at once, which makes it cut the connection. */
    private static void breakOff(HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        async.setTimeout(1);
    }
}
