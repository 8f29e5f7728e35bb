package xyz.cr3dentials.camel.service.sandboxes;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.SandboxAnswer;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/**
 * The stand-ins' controls on the service's own port: {@code GET /sandbox/control} shows them, and below it lie each vendor's
 * own controls and its scenarios. Bodies are JSON, declared as such and of 64 KiB at most.
 */
public final class SandboxControlServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAXIMUM_BODY = 64 * 1024;
    private static final String JSON = "application/json";

    private static final ProblemResponse TOO_LARGE =
            new ProblemResponse(413, "Content Too Large", "The body is larger than 64 KiB.");
    private static final ProblemResponse NOT_JSON = new ProblemResponse(
            415, "Unsupported Media Type", "Send JSON with the header Content-Type: application/json.");

    private final transient SandboxControls controls;

    /** Controls these stand-ins, named by their vendor's scheme. */
    public SandboxControlServlet(Map<String, VendorSandbox<?>> standIns) {
        controls = new SandboxControls(standIns);
    }

    /** Registers the servlet; without a stand-in there is nothing to control, and its paths stay unknown. */
    public static void register(ServletContext context, Map<String, VendorSandbox<?>> standIns) {
        if (standIns.isEmpty()) {
            return;
        }
        ServletRegistration.Dynamic registration =
                context.addServlet("sandbox-control", new SandboxControlServlet(standIns));
        registration.setAsyncSupported(true);
        registration.addMapping(SandboxControls.BASE, SandboxControls.BASE + "/*");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAXIMUM_BODY + 1);
        boolean needsBody = request.getMethod().equals("POST");
        if (body.length > MAXIMUM_BODY) {
            TOO_LARGE.write(request, response);
        } else if ((needsBody || body.length > 0) && !isJson(request.getContentType())) {
            NOT_JSON.write(request, response);
        } else {
            write(response, controls.answer(read(request, body)));
        }
    }

    private static SandboxRequest read(HttpServletRequest request, byte[] body) {
        String path = request.getPathInfo();
        return new SandboxRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                path == null ? "" : path,
                Map.of(),
                isJson(request.getContentType()) ? Map.of("content-type", List.of(JSON)) : Map.of(),
                new String(body, StandardCharsets.UTF_8));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
    }

    private static void write(HttpServletResponse response, SandboxAnswer reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
