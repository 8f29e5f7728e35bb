package xyz.cr3dentials.camel.service;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.LineNumberAware;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** Finds the file and line of a route that could not be built; Camel's own failure leaves them out for a faulty step. */
final class RouteAtFault {
    private RouteAtFault() {}

    /** The file and line of the faulty step, or of the route's beginning; empty for an unknown route. */
    static Optional<String> locate(CamelContext context, @Nullable String routeId, @Nullable String failure) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        RouteDefinition route = routeId == null ? null : model.getRouteDefinition(routeId);
        if (route == null || route.getResource() == null) {
            return Optional.empty();
        }
        LineNumberAware at = route.getOutputs().stream()
                .filter(step -> failure != null && failure.contains(">>> " + step + " <<<"))
                .findFirst()
                .map(LineNumberAware.class::cast)
                .orElse(route.getInput());
        return Optional.of(place(route, at));
    }

    /** The file of a route and the line of one of its parts, as far as they are known. */
    static String place(RouteDefinition route, @Nullable LineNumberAware at) {
        return (route.getResource() == null
                        ? "route " + route.getRouteId()
                        : route.getResource().getLocation())
                + (at == null || at.getLineNumber() < 1 ? "" : ", line " + at.getLineNumber());
    }
}
