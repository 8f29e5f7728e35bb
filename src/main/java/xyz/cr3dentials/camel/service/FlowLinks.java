package xyz.cr3dentials.camel.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.LineNumberAware;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;

/**
 * Refuses flows that would lose messages in silence: of two routes with one id Camel keeps the later one, of two on one path
 * one gets no calls, and what is sent to {@code direct:} or {@code seda:} without a route behind it fails or is never read.
 */
final class FlowLinks {
    private static final Set<String> WITHIN = Set.of("direct", "seda");

    private final CamelContext context;

    FlowLinks(CamelContext context) {
        this.context = context;
    }

    /** @throws ServiceStartException that tells of every such place, with its file and line */
    void check(Collection<RouteDefinition> routes) {
        List<String> faults = Stream.of(doubledIds(routes), doubledPaths(routes), deadEnds(routes))
                .flatMap(Function.identity())
                .toList();
        if (!faults.isEmpty()) {
            throw new ServiceStartException(String.join("; ", faults));
        }
    }

    private static Stream<String> doubledIds(Collection<RouteDefinition> routes) {
        return doubled(routes.stream(), RouteDefinition::getRouteId)
                .map(doubled ->
                        "The route id '%s' is used by several routes, of which only one would run: %s. Give each its own id"
                                .formatted(doubled.getKey(), doubled.getValue()));
    }

    /** What shares a path in part only, the engine finds when the routes start. */
    private static Stream<String> doubledPaths(Collection<RouteDefinition> routes) {
        // Of routes with a precondition perhaps only one is there.
        return doubled(
                        routes.stream()
                                .filter(route -> route.getPrecondition() == null)
                                .filter(route ->
                                        route.getInput().getEndpointUri().startsWith("platform-http:")),
                        route -> route.getInput().getEndpointUri())
                .map(doubled -> "Several routes serve %s: %s. Give them different paths or httpMethodRestrict"
                        .formatted(doubled.getKey(), doubled.getValue()));
    }

    /** Returns what several routes have, with the places of these. */
    private static Stream<Map.Entry<String, String>> doubled(
            Stream<RouteDefinition> routes, Function<RouteDefinition, String> of) {
        Map<String, List<String>> places = routes.collect(Collectors.groupingBy(
                of,
                LinkedHashMap::new,
                Collectors.mapping(route -> RouteAtFault.place(route, route.getInput()), Collectors.toList())));
        return places.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> Map.entry(each.getKey(), String.join(" and ", each.getValue())));
    }

    private Stream<String> deadEnds(Collection<RouteDefinition> routes) {
        Set<String> served = routes.stream()
                .flatMap(route -> within(route.getInput().getEndpointUri()).stream())
                .collect(Collectors.toSet());
        return routes.stream()
                .flatMap(route -> sends(route)
                        .flatMap(send -> within(send.uri())
                                .filter(name -> !served.contains(name))
                                .map(name ->
                                        "%s: route %s sends to %s, but no route begins there. Add its file, or change the step"
                                                .formatted(
                                                        RouteAtFault.place(route, send.step()),
                                                        route.getRouteId(),
                                                        name))
                                .stream()))
                .distinct();
    }

    @SuppressWarnings("rawtypes") // Camel looks definitions up by their raw type
    private static Stream<Send> sends(RouteDefinition route) {
        return Stream.concat(
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class).stream()
                        .map(to -> new Send(to.getEndpointUri(), to)),
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class).stream()
                        .map(to -> new Send(to.getUri(), to)));
    }

    /** Returns the address without options, if it is one within the service and is known before a message comes. */
    private Optional<String> within(String uri) {
        String resolved;
        try {
            resolved = context.resolvePropertyPlaceholders(uri);
        } catch (IllegalArgumentException e) {
            return Optional
                    .empty(); // a property is missing, which Camel tells of with the step when it builds the route
        }
        String address = resolved.replaceFirst("\\?.*", "").replace("://", ":");
        int colon = address.indexOf(':');
        return colon > 0 && WITHIN.contains(address.substring(0, colon)) && !address.contains("{")
                ? Optional.of(address)
                : Optional.empty();
    }

    private record Send(String uri, LineNumberAware step) {}
}
