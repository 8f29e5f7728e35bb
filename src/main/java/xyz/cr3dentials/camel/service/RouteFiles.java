package xyz.cr3dentials.camel.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.support.SourceLoader;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;
import xyz.cr3dentials.camel.service.settings.Setting;
import xyz.cr3dentials.camel.service.settings.TextFile;
import xyz.cr3dentials.camel.service.settings.TextFolder;

/** The YAML flows of one folder: loads all of them, or none and says which file is at fault. */
final class RouteFiles {
    private final TextFolder folder;
    private final List<TextFile> files;

    /** @throws ServiceStartException for a file that is meant to be a flow but would not be read */
    RouteFiles(TextFolder folder) {
        this.folder = folder;
        this.files = folder.files().stream()
                .filter(file -> file.name().endsWith(".yaml"))
                .toList();
        folder.files().stream()
                .filter(file -> file.name().endsWith(".yml"))
                .findFirst()
                .ifPresent(file -> {
                    throw new ServiceStartException(file.location() + ": flows end in .yaml, so rename this file");
                });
    }

    String location() {
        return folder.location();
    }

    /**
     * Adds the routes of every file to a context that has not been started.
     *
     * @throws ServiceStartException when no file holds a route, naming the file and line of the first that is broken, or
     *     of all that would lose messages
     */
    void load(CamelContext context) {
        // Camel's own reads the text that it is given by the platform's charset.
        context.getRegistry().bind("sourceLoader", SourceLoader.class, (SourceLoader)
                resource -> new String(resource.getInputStream().readAllBytes(), UTF_8));
        List<Flow> flows = new ArrayList<>();
        for (TextFile file : files) {
            flows.add(parse(context, file));
        }
        // A file may use a configuration or a template that another one defines.
        for (Flow flow : flows) {
            flow.attempt(builder -> {
                if (builder instanceof RouteConfigurationsBuilder configurations) {
                    context.addRoutesConfigurations(configurations);
                }
            });
        }
        flows.forEach(flow -> flow.attempt(context::addRoutes));
        flows.forEach(flow -> flow.attempt(context::addTemplatedRoutes));
        failOnNone(context);
        new FlowLinks(context).check(flows.stream().flatMap(Flow::routes).toList());
    }

    private static Flow parse(CamelContext context, TextFile file) {
        RoutesLoader loader = PluginHelper.getRoutesLoader(context);
        try {
            return new Flow(
                    file, loader.findRoutesBuilders(List.of(ResourceHelper.fromString(file.location(), file.text()))));
        } catch (Exception e) {
            throw StartFailure.inRouteFile(file, e);
        }
    }

    private void failOnNone(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model.getRouteDefinitions().isEmpty()) {
            String found = files.isEmpty()
                    ? "it holds no *.yaml file"
                    : "none in " + files.stream().map(TextFile::name).collect(Collectors.joining(", "));
            throw new ServiceStartException("No routes in " + folder.location() + ": " + found
                    + ". Put at least one flow there, or point " + Setting.ROUTES_DIR + " to another folder");
        }
    }

    private record Flow(TextFile file, Collection<RoutesBuilder> builders) {
        /** The routes as written, also those that another file's replaced. */
        Stream<RouteDefinition> routes() {
            return builders.stream().filter(RouteBuilder.class::isInstance).flatMap(builder -> ((RouteBuilder) builder)
                    .getRouteCollection().getRoutes().stream());
        }

        void attempt(Step step) {
            for (RoutesBuilder builder : builders) {
                try {
                    step.apply(builder);
                } catch (Exception e) {
                    throw StartFailure.inRouteFile(file, e);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void apply(RoutesBuilder builder) throws Exception;
    }
}
