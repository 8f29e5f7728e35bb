package xyz.cr3dentials.camel.service;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.TextFile;

/** Puts the reason of a failed start into one line that an operator can act on. */
final class StartFailure {
    private StartFailure() {}

    /** One line: what the service itself has to say about the failure, or else the innermost reason. */
    static String describe(Throwable failure) {
        ServiceStartException told = find(failure, ServiceStartException.class);
        if (told != null) {
            return oneLine(told.getMessage());
        }
        return reason(failure);
    }

    /** Names the file and line of the route that failed to start, if it was a route that failed. */
    static RuntimeException inRoute(CamelContext context, RuntimeException failure) {
        FailedToCreateRouteException notCreated = find(failure, FailedToCreateRouteException.class);
        if (notCreated != null) {
            return inRoute(context, notCreated.getRouteId(), notCreated);
        }
        FailedToStartRouteException notStarted = find(failure, FailedToStartRouteException.class);
        return notStarted == null ? failure : inRoute(context, notStarted.getRouteId(), notStarted);
    }

    private static ServiceStartException inRoute(CamelContext context, String id, RuntimeException failure) {
        String place = RouteAtFault.locate(context, id, failure.getMessage())
                .map(location -> location + ": ")
                .orElse("");
        return new ServiceStartException(place + "route " + id + ": " + reason(failure), failure);
    }

    /** Names the file and line that could not be parsed. */
    static ServiceStartException inRouteFile(TextFile file, Exception failure) {
        // Newer Camel versions wrap the exception that tells the fault into one that names the step.
        MarkedYamlEngineException marked = causes(failure, MarkedYamlEngineException.class)
                .reduce((outer, inner) -> inner)
                .orElse(null);
        if (marked == null) {
            return new ServiceStartException(file.location() + ": " + reason(failure), failure);
        }
        Optional<Mark> mark = marked.getProblemMark();
        // The engine counts from 0, editors from 1.
        String place = mark.map(at -> ", line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1))
                .orElse("");
        return new ServiceStartException(file.location() + place + ": " + oneLine(marked.getProblem()), failure);
    }

    private static String reason(Throwable failure) {
        Throwable innermost = causes(failure, Throwable.class).reduce(failure, (outer, inner) -> inner);
        String message = innermost.getMessage();
        return message == null || message.isBlank() ? innermost.getClass().getName() : oneLine(message);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        return causes(failure, type).findFirst().orElse(null);
    }

    /** The failure and its causes that are of a type, from the outermost to the innermost. */
    private static <T extends Throwable> Stream<T> causes(Throwable failure, Class<T> type) {
        // A chain longer than this is a circle.
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(50)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
