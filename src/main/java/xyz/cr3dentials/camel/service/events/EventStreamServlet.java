package xyz.cr3dentials.camel.service.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import xyz.cr3dentials.camel.service.platformhttp.ProblemResponse;

/** Answers {@code GET} with a stream of server-sent events; must be registered with async support. Thread-safe. */
public final class EventStreamServlet extends HttpServlet {
    /** Marks a request whose client takes nothing, so that the connection is cut. */
    static final String BROKEN_OFF = EventStreamServlet.class.getName() + ".brokenOff";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final ProblemResponse METHOD_NOT_ALLOWED =
            new ProblemResponse(405, "Method Not Allowed", "The stream of events is read with GET.");
    private static final ProblemResponse NO_PARAMETERS =
            new ProblemResponse(400, "Bad Request", "The stream of events takes no parameters; leave them out.");
    private static final ProblemResponse FULL = new ProblemResponse(
            503, "Service Unavailable", "No further stream of events can be opened now: try again later.");

    private final transient EventStream stream;

    /** A servlet in front of the given stream, which outlives it. */
    public EventStreamServlet(EventStream stream) {
        this.stream = stream;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(BROKEN_OFF) != null) {
            // The container cuts the connection of an answer that times out half-way; completing it would wait for the
            // client to take the rest.
            request.startAsync().setTimeout(1);
        } else if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            METHOD_NOT_ALLOWED.write(request, response);
        } else if (request.getQueryString() != null) {
            NO_PARAMETERS.write(request, response);
        } else if (!stream.reserve()) {
            response.setHeader("Retry-After", "5");
            FULL.write(request, response);
        } else {
            open(request, response);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Asks nginx not to collect the events.
        response.setHeader("X-Accel-Buffering", "no");
        // A buffer would take messages that the client doesn't, and hide for hours that it takes none.
        response.setBufferSize(1);
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        stream.open(async, response.getOutputStream());
    }
}
