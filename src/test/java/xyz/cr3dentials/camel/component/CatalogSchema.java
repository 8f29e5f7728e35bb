package xyz.cr3dentials.camel.component;

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

/** The components' schemas as they are shipped. */
public final class CatalogSchema {

    private CatalogSchema() {}

    /** Returns the schema where Camel's catalog tooling looks for it. */
    static String forTooling(DocumentedComponent component) {
        return read("/" + component.schemaPath());
    }

    /** Returns the schema where Camel's runtime looks for it. */
    static String forRuntime(DocumentedComponent component) {
        return read("/META-INF/" + component.schemaPath());
    }

    /** Returns Camel's catalog with the components in it. */
    static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        for (DocumentedComponent component : DocumentedComponent.values()) {
            catalog.addComponent(component.scheme(), component.componentClass(), forTooling(component));
        }
        return catalog;
    }

    /** Returns every endpoint option's name, and whether it is marked as secret. */
    public static Map<String, Boolean> secretOptions(DocumentedComponent component) {
        Map<String, Boolean> secret = new TreeMap<>();
        try {
            JsonNode options =
                    new ObjectMapper().readTree(forTooling(component)).path("properties");
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
