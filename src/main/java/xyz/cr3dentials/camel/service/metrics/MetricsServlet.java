package xyz.cr3dentials.camel.service.metrics;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Answers {@code /metrics} in the text format of Prometheus, and 503 as long as the service is not started. */
public final class MetricsServlet extends HttpServlet {

    /** The servlet context's attribute that holds the {@link ServiceMetrics}. */
    public static final String ATTRIBUTE = ServiceMetrics.class.getName();

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!(getServletContext().getAttribute(ATTRIBUTE) instanceof ServiceMetrics metrics)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        // Whole or not at all: half a scrape would look like figures that have gone.
        ByteArrayOutputStream scrape = new ByteArrayOutputStream();
        metrics.scrape(scrape);
        response.setContentType(ServiceMetrics.CONTENT_TYPE);
        scrape.writeTo(response.getOutputStream());
    }
}
