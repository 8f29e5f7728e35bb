package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a vendor's request, as the request's record declares it.
 *
 * @param name the vendor's name of it
 * @param property the record's name of it
 * @param alias another spelling that the vendor takes; null when there is none
 * @param type what its value is
 */
public record FormField(
        String name, String property, @Nullable String alias, Class<?> type) {

    static FormField of(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
        return new FormField(
                named == null ? component.getName() : named.value(),
                component.getName(),
                alias == null ? null : alias.value()[0],
                component.getType());
    }

    /** Tells whether the value is an object of free keys. */
    public boolean isObject() {
        return Map.class.isAssignableFrom(type);
    }

    List<String> spellings() {
        return alias == null ? List.of(name) : List.of(name, alias);
    }

    /** Returns the spelling that a request uses; of both in one request the camelCase one wins. */
    String spelling(JsonNode request) {
        return spellings().stream()
                .filter(request::hasNonNull)
                .reduce((one, other) -> property.equals(one) ? one : other)
                .orElse(name);
    }
}
