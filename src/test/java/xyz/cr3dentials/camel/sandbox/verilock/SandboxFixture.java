package xyz.cr3dentials.camel.sandbox.verilock;

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
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.ManualTime;
import xyz.cr3dentials.camel.sandbox.SandboxRequest;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;

/** A sandbox on manual time with a client that sends what it is told; well-formed calls are checked by the contract. */
final class SandboxFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final String KEY = SandboxSettings.DEFAULT_API_KEY;
    static final String SESSIONS = "/sessions";
    static final String PROFILE = "{\"profile_id\":\"3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10\"}";
    static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + KEY);
    static final Map<String, String> POST =
            Map.of("Authorization", "Bearer " + KEY, "Content-Type", "application/json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiContract CONTRACT = ApiContract.verilock();

    final ManualTime time = new ManualTime(START);
    final VerilockSandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    SandboxFixture() {
        this(settings -> settings);
    }

    SandboxFixture(UnaryOperator<SandboxSettings.Builder> more) {
        sandbox = VerilockSandbox.start(
                more.apply(SandboxSettings.builder().time(time).random(new Random(7)))
                        .build());
        sandbox.set(VerilockSwitches.STEP_MILLIS, 1_000)
                .set(VerilockSwitches.FINISHING, CommonSwitches.Finishing.MANUAL);
    }

    /** A create request with more fields. */
    static String request(String more) {
        return PROFILE.replace("}", "," + more + "}");
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, BEARER, null);
    }

    HttpResponse<String> create(String body) {
        return call("POST", SESSIONS, POST, body);
    }

    /** Makes a session and answers what the vendor did. */
    JsonNode created(String body) {
        HttpResponse<String> answer = create(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body());
    }

    String createdId() {
        return created(PROFILE).get("id").textValue();
    }

    JsonNode session(String id) {
        return json(get(SESSIONS + "/" + id).body());
    }

    String status(String id) {
        return session(id).get("status").textValue();
    }

    void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    HttpResponse<String> call(String method, String path, Map<String, String> headers, @Nullable String body) {
        return send(method, sandbox.baseUrl() + path, headers, body);
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
    List<String> violations(String method, HttpResponse<String> answer) {
        return CONTRACT.validateResponse(
                method,
                answer.uri().getPath(),
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    /** What is wrong with a call, request and answer. */
    List<String> violations(
            String method, Map<String, String> headers, @Nullable String body, HttpResponse<String> answer) {
        return CONTRACT.validate(
                method,
                answer.uri().getPath(),
                SandboxRequest.parseParameters(answer.uri().getRawQuery()),
                request(method, answer.uri().toString(), headers, body)
                        .headers()
                        .map(),
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
