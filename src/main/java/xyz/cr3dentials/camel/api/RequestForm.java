package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.http.JsonCodec;

/**
 * How a vendor's request is read, checked and written: its fields are the components of its record, its rules are data
 * beside it. Immutable, thread-safe.
 *
 * @param <Q> the request
 */
public final class RequestForm<Q extends Record> {

    private static final String CREATION = "createSession";

    private final String vendor;
    private final String operation;
    private final Class<Q> type;
    private final Constructor<Q> constructor;
    private final List<RecordComponent> components;
    private final List<FormField> fields;
    private final List<Rule<Q>> rules;

    private RequestForm(String vendor, String operation, Class<Q> type, List<Rule<Q>> rules) {
        this.vendor = vendor;
        this.operation = operation;
        this.type = type;
        this.components = List.of(type.getRecordComponents());
        this.constructor = constructor(type, components);
        this.fields = components.stream()
                .filter(component -> !isAdditional(component))
                .map(FormField::of)
                .toList();
        this.rules = rules;
    }

    /** Makes the form of a creation, whose last component may hold fields that the documents do not name. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    public static <Q extends Record> RequestForm<Q> creation(String vendor, Class<Q> type, Rule<Q>... rules) {
        return new RequestForm<>(vendor, CREATION, type, List.of(rules));
    }

    /** Makes the form of a request for a list, in which a blank text counts as absent. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    public static <Q extends Record> RequestForm<Q> listing(String vendor, Class<Q> type, Rule<Q>... rules) {
        return new RequestForm<>(vendor, "listSessions", type, List.of(rules));
    }

    /** Returns the request's record. */
    public Class<Q> type() {
        return type;
    }

    /** Returns the documented fields. */
    public List<FormField> fields() {
        return fields;
    }

    /** Returns the field that the record names so. */
    public FormField field(String property) {
        return fields.stream()
                .filter(field -> field.property().equals(property))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s of %s has no field %s".formatted(operation, vendor, property)));
    }

    /**
     * Reads a request whose fields may still be completed, so only their names and types are checked.
     *
     * @throws InvalidRequestException naming every unknown field and every value of a wrong type
     */
    public Q fromJson(JsonNode json) {
        RequestFields given = given(json, Leniency.NONE);
        Q request = read(given);
        given.refuse(vendor, operation, List.of(), this::documented);
        return request;
    }

    /**
     * Reads a complete request.
     *
     * @throws InvalidRequestException naming every unknown field, every value of a wrong type and every broken rule
     */
    public Q fromJson(JsonNode json, Leniency leniency) {
        RequestFields given = given(json, leniency);
        Q request = read(given);
        given.refuse(vendor, operation, violations(request, leniency), this::documented);
        return request;
    }

    /** Returns every rule that a request breaks, one text each; empty when it may be sent. */
    public List<String> violations(Q request, Leniency leniency) {
        return rules.stream()
                .map(rule -> rule.violation().apply(request, leniency))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns everything that is wrong with a request in JSON, one text each. */
    public List<String> violations(JsonNode json, Leniency leniency) {
        try {
            fromJson(json, leniency);
            return List.of();
        } catch (InvalidRequestException e) {
            return e.getMessages();
        }
    }

    /** Returns a request as the query of an address, null when it asks for nothing in particular. */
    @Nullable
    String query(Q request) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            Object value = value(i, request);
            if (value != null) {
                query.append(query.isEmpty() ? "" : "&").append(fields.get(i).name());
                query.append('=').append(PercentEncoding.encode(value.toString()));
            }
        }
        return query.isEmpty() ? null : query.toString();
    }

    /**
     * Returns a request as JSON.
     *
     * @throws InvalidRequestException when a free value has no form in JSON
     */
    byte[] body(Q request) {
        try {
            return JsonCodec.mapper().writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            // The serialiser's text may quote a value, which is personal, so it goes no further.
            String free = fields.stream()
                    .filter(FormField::isObject)
                    .map(FormField::name)
                    .findFirst()
                    .orElse("an additional field");
            throw new InvalidRequestException(
                    vendor,
                    operation,
                    List.of("%s holds a value that JSON cannot express: use text, numbers, booleans, lists and maps"
                            .formatted(free)));
        }
    }

    private RequestFields given(JsonNode json, Leniency leniency) {
        List<String> names = fields.stream().map(FormField::name).toList();
        if (operation.equals(CREATION)) {
            return RequestFields.ofCreation(json, vendor, spellings(), names, leniency.additionalFields());
        }
        ObjectNode request = json.deepCopy();
        for (FormField field : fields) {
            if (field.alias() != null && request.has(field.alias())) {
                request.set(field.name(), request.remove(field.alias()));
            }
        }
        return RequestFields.ofKnown(request, names);
    }

    private List<String> spellings() {
        return fields.stream().flatMap(field -> field.spellings().stream()).toList();
    }

    private Q read(RequestFields given) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == fields.size() ? given.additional(spellings()) : read(given, fields.get(i));
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A request's record is public and refuses nothing", e);
        }
    }

    private @Nullable Object read(RequestFields given, FormField field) {
        String range = rules.stream()
                .filter(rule -> rule.field().equals(field.name()) && rule.range() != null)
                .map(Rule::range)
                .findFirst()
                .orElse(null);
        return given.value(field.spelling(given.json()), field.type(), range);
    }

    private @Nullable Object value(int component, Q request) {
        try {
            return components.get(component).getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A request's record is public", e);
        }
    }

    /** Returns a field's name in the spelling of the vendor's reference. */
    private String documented(String spelling) {
        return fields.stream()
                .filter(field -> field.spellings().contains(spelling))
                .map(FormField::name)
                .findFirst()
                .orElse(spelling);
    }

    private static boolean isAdditional(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
    }

    private static <Q> Constructor<Q> constructor(Class<Q> type, List<RecordComponent> components) {
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "%s has no public constructor of %s".formatted(type, Arrays.toString(types)), e);
        }
    }
}
