package xyz.cr3dentials.camel.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a call to a vendor's API, or with its webhook, by the OpenAPI description of the project.
 *
 * <p>Paths are the ones on the wire, with the base path, for instance {@code /v1/partner/browser-session}. Header names are compared
 * without regard to case. Thread-safe.
 */
public final class ApiContract {

    private final OpenAPI description;
    private final OpenApiInteractionValidator interactions;
    private final SchemaValidator schemas;
    private final String webhook;

    private ApiContract(OpenAPI description, String location, String webhook) {
        this.webhook = webhook;
        this.description = description;
        this.interactions = OpenApiInteractionValidator.createForSpecificationUrl(location)
                .withStrictOperationPathMatching()
                .build();
        this.schemas = new SchemaValidator(description, new MessageResolver());
    }

    /** Reads the description of the CR3DENTIALS Partner API. */
    public static ApiContract cr3dentials() {
        return load("openapi/cr3dentials-partner.yaml", "SessionWebhook");
    }

    /** Reads the description of the Verilock API. */
    public static ApiContract verilock() {
        return load("openapi/verilock.yaml", "Webhook");
    }

    /** Reads the description of the deepidv API. */
    public static ApiContract deepidv() {
        return load("openapi/deepidv.yaml", "SessionWebhook");
    }

    /** Reads the description of the service's own API, which has no webhook. */
    public static ApiContract service() {
        return load("openapi/service.yaml", "");
    }

    /** Fails when the description itself is faulty. */
    private static ApiContract load(String location, String webhook) {
        SwaggerParseResult read = new OpenAPIV3Parser().readLocation(location, null, null);
        if (read.getOpenAPI() == null || !read.getMessages().isEmpty()) {
            throw new IllegalStateException(location + " is not valid: " + read.getMessages());
        }
        return new ApiContract(read.getOpenAPI(), location, webhook);
    }

    /** All operations that are described, as {@code GET /path/{parameter}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        description.getPaths().forEach((path, item) -> item.readOperationsMap()
                .keySet()
                .forEach(method -> operations.add(method + " " + path)));
        return operations;
    }

    /** The names of the query parameters that an operation, as {@link #operations} has it, takes. */
    public Set<String> queryParameters(String operation) {
        String[] parts = operation.split(" ", 2);
        List<Parameter> parameters = description
                .getPaths()
                .get(parts[1])
                .readOperationsMap()
                .get(PathItem.HttpMethod.valueOf(parts[0]))
                .getParameters();
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : parameters == null ? List.<Parameter>of() : parameters) {
            Parameter described = parameter.get$ref() == null
                    ? parameter
                    : description
                            .getComponents()
                            .getParameters()
                            .get(parameter.get$ref().replaceFirst(".*/", ""));
            if (described.getIn().equals("query")) {
                names.add(described.getName());
            }
        }
        return names;
    }

    /** What is wrong with a whole call; empty when both the request and the answer fit. */
    public List<String> validate(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            @Nullable String requestBody,
            int status,
            Map<String, List<String>> responseHeaders,
            @Nullable String responseBody) {
        return violations(interactions.validate(
                request(method, path, query, headers, requestBody), response(status, responseHeaders, responseBody)));
    }

    /** What is wrong with a request alone, for instance with one that a client sent. */
    public List<String> validateRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            @Nullable String requestBody) {
        return violations(interactions.validateRequest(request(method, path, query, headers, requestBody)));
    }

    /** What is wrong with an answer alone, for instance with one to a request that is wrong on purpose. */
    public List<String> validateResponse(
            String method,
            String path,
            int status,
            Map<String, List<String>> responseHeaders,
            @Nullable String responseBody) {
        return violations(interactions.validateResponse(
                path, Request.Method.valueOf(method), response(status, responseHeaders, responseBody)));
    }

    /** What is wrong with the body of a webhook delivery. */
    public List<String> validateWebhook(String body) {
        Schema<?> payload = description.getComponents().getSchemas().get(webhook);
        return violations(schemas.validate(body, payload, "request.body"));
    }

    private static Request request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            @Nullable String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
        query.forEach(request::withQueryParam);
        headers.forEach(request::withHeader);
        if (body != null) {
            request.withBody(body);
        }
        return request.build();
    }

    private static Response response(int status, Map<String, List<String>> headers, @Nullable String body) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        headers.forEach(response::withHeader);
        if (body != null) {
            response.withBody(body);
        }
        return response.build();
    }

    private static List<String> violations(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage() + details(message))
                .toList();
    }

    private static String details(ValidationReport.Message message) {
        return message.getAdditionalInfo().isEmpty() ? "" : " " + message.getAdditionalInfo();
    }
}
