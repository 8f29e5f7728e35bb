package xyz.cr3dentials.camel.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * Answers {@code /health/live} and {@code /health/ready} with 200 or 503. The answer names the checks and their states
 * only: messages of failed checks can hold addresses and belong into the log.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object context = getServletContext().getAttribute(CamelContext.class.getName());
        String kind = String.valueOf(request.getPathInfo());
        if (!kind.equals("/live") && !kind.equals("/ready")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (context instanceof CamelContext camel && camel.isStarted()) {
            write(
                    response,
                    kind.equals("/live")
                            ? HealthCheckHelper.invokeLiveness(camel)
                            : HealthCheckHelper.invokeReadiness(camel));
        } else {
            write(response, false, List.of());
        }
    }

    private void write(HttpServletResponse response, Collection<HealthCheck.Result> results) throws IOException {
        write(response, results.stream().noneMatch(result -> result.getState() == HealthCheck.State.DOWN), results);
    }

    private void write(HttpServletResponse response, boolean up, Collection<HealthCheck.Result> results)
            throws IOException {
        ObjectNode answer = JSON.createObjectNode()
                .put("status", up ? "UP" : "DOWN")
                .put("instance", String.valueOf(getServletContext().getAttribute(ServiceContextListener.INSTANCE)));
        ArrayNode checks = answer.putArray("checks");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(result -> checks.addObject()
                        .put("name", result.getCheck().getId())
                        .put("status", result.getState().name()));
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
