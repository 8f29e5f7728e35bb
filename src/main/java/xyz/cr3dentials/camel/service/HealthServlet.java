package xyz.cr3dentials.camel.service;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import xyz.cr3dentials.camel.service.undertow.HealthPage;
import xyz.cr3dentials.camel.service.undertow.HealthPages;

/**
 * Answers {@code /health/live} and {@code /health/ready} with 200 or 503 and a {@link HealthReport}, where no guard has done
 * so before.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String kind = String.valueOf(request.getPathInfo());
        if (kind.equals("/live") || kind.equals("/ready")) {
            write(response, page(kind.equals("/live")));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private HealthPage page(boolean live) {
        if (getServletContext().getAttribute(HealthPages.class.getName()) instanceof HealthPages pages) {
            return live ? pages.live() : pages.ready();
        }
        return HealthReport.down().page(getServletContext().getAttribute(ServiceContextListener.INSTANCE));
    }

    private static void write(HttpServletResponse response, HealthPage page) throws IOException {
        response.setStatus(page.status());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(page.bytes());
    }
}
