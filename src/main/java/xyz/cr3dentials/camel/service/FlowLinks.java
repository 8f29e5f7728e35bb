package xyz.cr3dentials.camel.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.LineNumberAware;
import org.apache.camel.Predicate;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;

/**
 * Refuses flows that would lose messages in silence: of two routes with one id Camel keeps the later one, of two on one path
 * one gets no calls, and a step that sends to {@code direct:} where no route begins fails with every message.
 *
 * <p>It reads what is written in {@code to}, {@code toD} and {@code wireTap}; an address that a message decides is not known
 * yet.
 */
final class FlowLinks {
    private static final String DIRECT = "direct:";
    private static final String HTTP = "platform-http:";

    private final CamelContext context;

    FlowLinks(CamelContext context) {
        this.context = context;
    }

    /**
     * @param written the routes of all files, also those that another one replaced in the context
     * @throws ServiceStartException that tells of every such place, with its file and line
     */
    void check(List<RouteDefinition> written) {
        List<RouteDefinition> running = written.stream().filter(this::runs).toList();
        String faults = Stream.of(doubledIds(written), doubledPaths(running), deadEnds(running))
                .flatMap(Function.identity())
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new ServiceStartException(faults);
        }
    }

    /** As Camel will decide it when the route starts. */
    private boolean runs(RouteDefinition route) {
        if (route.getPrecondition() == null) {
            return true;
        }
        SimpleExpression precondition = new SimpleExpression(route.getPrecondition());
        precondition.initPredicate(context);
        Predicate predicate = precondition.getPredicate();
        predicate.initPredicate(context);
        return predicate.matches(new DefaultExchange(context));
    }

    private static Stream<String> doubledIds(List<RouteDefinition> routes) {
        return doubled(routes, RouteDefinition::getRouteId)
                .map(doubled ->
                        "The route id '%s' is used by several routes, of which only one would run: %s. Give each its own id"
                                .formatted(doubled.getKey(), doubled.getValue()));
    }

    /** What shares a path in part only, the engine finds when the routes start. */
    private Stream<String> doubledPaths(List<RouteDefinition> routes) {
        return doubled(routes, route -> address(route).startsWith(HTTP) ? address(route) : null)
                .map(doubled -> "Several routes serve %s: %s. Give them different paths or httpMethodRestrict"
                        .formatted(doubled.getKey(), doubled.getValue()));
    }

    /** Returns what several routes have, with the places of these; {@code null} is nothing to have. */
    private static Stream<Map.Entry<String, String>> doubled(
            List<RouteDefinition> routes, Function<RouteDefinition, @Nullable String> of) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (RouteDefinition route : routes) {
            String what = of.apply(route);
            if (what != null) {
                places.computeIfAbsent(what, first -> new ArrayList<>())
                        .add(RouteAtFault.place(route, route.getInput()));
            }
        }
        return places.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> Map.entry(each.getKey(), String.join(" and ", each.getValue())));
    }

    private Stream<String> deadEnds(List<RouteDefinition> routes) {
        // The context also has the routes made of templates.
        Set<String> begun = Stream.concat(
                        routes.stream(),
                        context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                                .filter(this::runs))
                .map(route -> withoutOptions(address(route)))
                .collect(Collectors.toSet());
        return routes.stream().flatMap(route -> sends(route)
                .filter(send -> !begun.contains(withoutOptions(send.uri())))
                .map(send -> "%s: a step sends to %s, but no route that runs begins there. Add one, or change the step"
                        .formatted(RouteAtFault.place(route, send.step()), withoutOptions(send.uri()))));
    }

    @SuppressWarnings("rawtypes") // Camel looks definitions up by their raw type
    private Stream<Send> sends(RouteDefinition route) {
        return Stream.concat(
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class).stream()
                                .map(to -> new Send(resolved(to.getEndpointUri()), to)),
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class)
                                .stream()
                                .map(to -> new Send(resolved(to.getUri()), to)))
                .filter(send -> send.uri().startsWith(DIRECT)
                        && !send.uri().contains("{")
                        && !send.uri().contains("failIfNoConsumers=false"));
    }

    private String address(RouteDefinition route) {
        String uri = route.getInput().getEndpointUri();
        if (route.getTemplateParameters() != null) {
            for (Map.Entry<String, Object> parameter :
                    route.getTemplateParameters().entrySet()) {
                uri = uri.replace("{{" + parameter.getKey() + "}}", String.valueOf(parameter.getValue()));
            }
        }
        return resolved(uri);
    }

    private String resolved(String uri) {
        try {
            return context.resolvePropertyPlaceholders(uri).replace("://", ":");
        } catch (IllegalArgumentException e) {
            return uri; // Camel tells of the missing property, with the step, when it builds the route
        }
    }

    private static String withoutOptions(String uri) {
        int options = uri.indexOf('?');
        return options < 0 ? uri : uri.substring(0, options);
    }

    private record Send(String uri, LineNumberAware step) {}
}
