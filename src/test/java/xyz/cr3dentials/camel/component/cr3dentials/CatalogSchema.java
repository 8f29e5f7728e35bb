package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;

/** The component's schema as it is shipped. */
final class CatalogSchema {

    private static final String PATH = "xyz/cr3dentials/camel/component/cr3dentials/cr3dentials.json";

    private CatalogSchema() {}

    /** Returns the schema where Camel's catalog tooling looks for it. */
    static String forTooling() {
        return read("/" + PATH);
    }

    /** Returns the schema where Camel's runtime looks for it. */
    static String forRuntime() {
        return read("/META-INF/" + PATH);
    }

    /** Returns Camel's catalog with the component in it. */
    static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("cr3dentials", Cr3dentialsComponent.class.getName(), forTooling());
        return catalog;
    }

    /** Returns every endpoint option's name, and whether it is marked as secret. */
    static Map<String, Boolean> secretOptions() {
        Map<String, Boolean> secret = new TreeMap<>();
        try {
            JsonNode options = new ObjectMapper().readTree(forTooling()).path("properties");
            options.properties()
                    .forEach(option -> secret.put(
                            option.getKey(), option.getValue().path("secret").asBoolean()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secret;
    }

    /** Returns the names of the endpoint options of one of Camel's own components. */
    static Set<String> optionsOf(CamelCatalog catalog, String component) {
        try {
            Set<String> names = new TreeSet<>();
            new ObjectMapper()
                    .readTree(catalog.componentJSonSchema(component))
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(CatalogSchema.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
