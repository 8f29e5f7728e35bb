package xyz.cr3dentials.camel.sandbox.deepidv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.contract.ApiContract;
import xyz.cr3dentials.camel.sandbox.CommonSwitches.Finishing;
import xyz.cr3dentials.camel.sandbox.ManualTime;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;

/** A sandbox on manual time with a client that sends what it is told; well-formed calls are checked by the contract. */
final class DeepidvFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final String SESSIONS = "/v1/sessions";
    static final String PERSON = """
            "first_name":"Ada","last_name":"Lovelace","email":"ada@example.org","phone":"+15550100123\"""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.deepidv();
    private static final Map<String, String> HEADERS =
            Map.of("x-api-key", SandboxSettings.DEFAULT_API_KEY, "Content-Type", "application/json");

    final ManualTime time = new ManualTime(START);
    final DeepidvSandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    DeepidvFixture() {
        this(settings -> settings);
    }

    DeepidvFixture(UnaryOperator<SandboxSettings.Builder> more) {
        sandbox = DeepidvSandbox.start(
                more.apply(SandboxSettings.builder().time(time).random(new Random(7)))
                        .build());
        sandbox.set(DeepidvSwitches.STEP_MILLIS, 1_000)
                .set(DeepidvSwitches.FINISHING, Finishing.MANUAL)
                .set(DeepidvSwitches.LOCAL_REDIRECTS, true);
    }

    HttpResponse<String> get(String path) {
        return send("GET", sandbox.baseUrl() + path, HEADERS, null);
    }

    HttpResponse<String> create(String fields) {
        return send("POST", sandbox.baseUrl() + SESSIONS, HEADERS, "{" + fields + "}");
    }

    /** Makes a session and answers what the API answered. */
    JsonNode created(String moreFields) {
        HttpResponse<String> answer = create(PERSON + moreFields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    String createdId() {
        return created("").path("id").textValue();
    }

    HttpResponse<String> decide(String id, String status) {
        return send(
                "PATCH",
                sandbox.baseUrl() + SESSIONS + "/" + id + "/update-status",
                HEADERS,
                "{\"new_status\":\"" + status + "\"}");
    }

    JsonNode sessionRecord(String id) {
        return json(get(SESSIONS + "/" + id).body()).path("session_record");
    }

    String status(String id) {
        return sessionRecord(id).path("status").textValue();
    }

    void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    HttpResponse<String> control(String path, String body) {
        return send("POST", sandbox.controlUrl() + path, Map.of("Content-Type", "application/json"), body);
    }

    HttpResponse<String> send(String method, String url, Map<String, String> headers, @Nullable String body) {
        try {
            return client.send(request(method, url, headers, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What is wrong with an answer. */
    static List<String> violations(HttpResponse<String> answer) {
        return CONTRACT.validateResponse(
                answer.request().method(),
                answer.uri().getPath(),
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    /** What is wrong with a call, request and answer. */
    static List<String> violations(HttpResponse<String> answer, @Nullable String body) {
        return CONTRACT.validate(
                answer.request().method(),
                answer.uri().getPath(),
                SandboxRequest.parseParameters(answer.uri().getRawQuery()),
                answer.request().headers().map(),
                body,
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    static List<String> webhookViolations(String body) {
        return CONTRACT.validateWebhook(body);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    private static HttpRequest request(String method, String url, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
