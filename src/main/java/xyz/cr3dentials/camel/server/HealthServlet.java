package xyz.cr3dentials.camel.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import xyz.cr3dentials.camel.server.metrics.LedgerWatch;

/** Answers {@code /health/live} and {@code /health/ready} with 200 or 503 and a {@link HealthReport}. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String kind = String.valueOf(request.getPathInfo());
        if (kind.equals("/live") || kind.equals("/ready")) {
            write(response, report(kind.equals("/live")));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private HealthReport report(boolean live) {
        Object context = getServletContext().getAttribute(CamelContext.class.getName());
        Object ledger = getServletContext().getAttribute(LedgerWatch.class.getName());
        if (!(context instanceof CamelContext camel) || !(ledger instanceof LedgerWatch watch) || !camel.isStarted()) {
            return HealthReport.down();
        }
        return live
                ? HealthReport.ofLiveness(HealthCheckHelper.invokeLiveness(camel, "full"))
                : HealthReport.ofReadiness(HealthCheckHelper.invokeReadiness(camel, "full"), watch.known());
    }

    private void write(HttpServletResponse response, HealthReport report) throws IOException {
        response.setStatus(report.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(report.json(getServletContext().getAttribute(ServiceContextListener.INSTANCE)));
    }
}
