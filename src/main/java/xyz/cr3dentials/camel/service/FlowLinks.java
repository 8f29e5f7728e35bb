package xyz.cr3dentials.camel.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Refuses flows that would lose messages in silence: of two routes with one id Camel keeps the later one, and what is sent
 * to {@code direct:} or {@code seda:} without a route behind it fails or is never read.
 */
final class FlowLinks {
    private static final Set<String> WITHIN = Set.of("direct", "seda");

    private final CamelContext context;

    FlowLinks(CamelContext context) {
        this.context = context;
    }

    /** @throws ServiceStartException that tells of every such place, with its file and line */
    void check(Collection<RouteDefinition> routes) {
        List<String> faults = new ArrayList<>(doubledIds(routes));
        faults.addAll(deadEnds(routes));
        if (!faults.isEmpty()) {
            throw new ServiceStartException(String.join("; ", faults));
        }
    }

    private static List<String> doubledIds(Collection<RouteDefinition> routes) {
        Map<String, List<String>> places = new HashMap<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (RouteDefinition route : routes) {
            List<String> known = places.computeIfAbsent(route.getRouteId(), id -> new ArrayList<>());
            known.add(RouteAtFault.place(route, route.getInput()));
            if (known.size() > 1) {
                doubled.add(route.getRouteId());
            }
        }
        return doubled.stream()
                .map(id ->
                        "The route id '%s' is used %d times, so one of them would never run: %s. Give each its own id"
                                .formatted(id, places.get(id).size(), String.join(" and ", places.get(id))))
                .toList();
    }

    private List<String> deadEnds(Collection<RouteDefinition> routes) {
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
                .distinct()
                .toList();
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
