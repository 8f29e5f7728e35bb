package xyz.cr3dentials.camel.sandbox.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import xyz.cr3dentials.camel.sandbox.SandboxSettings;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.deepidv.DeepidvSandbox;
import xyz.cr3dentials.camel.sandbox.verilock.VerilockSandbox;

/** Each vendor's sandbox, and a client that creates and lists sessions as that vendor's API wants it. */
enum Vendor {
    CR3DENTIALS(
            "COMPLETED",
            "/partner/browser-session",
            "/partner/browser-sessions",
            "{\"platformId\":7,\"webhookUrl\":\"%s/the-token\"}") {
        @Override
        VendorSandbox<?> start(SandboxSettings settings) {
            return Cr3dentialsSandbox.start(settings).set(Cr3dentialsSwitches.LOCAL_WEBHOOKS, true);
        }
    },
    VERILOCK(
            "approved",
            "/sessions",
            "/sessions",
            "{\"profile_id\":\"3f0c9e1b-55d1-4c1e-9a57-0b7c2f0e7a10\",\"external_id\":\"a\"}") {
        @Override
        VendorSandbox<?> start(SandboxSettings settings) {
            return VerilockSandbox.start(settings);
        }
    },
    DEEPIDV(
            "VERIFIED",
            "/v1/sessions",
            "/v1/sessions",
            "{\"first_name\":\"Ana\",\"last_name\":\"Example\",\"email\":\"ana@example.org\",\"phone\":\"+15550100001\"}") {
        @Override
        VendorSandbox<?> start(SandboxSettings settings) {
            return DeepidvSandbox.start(settings);
        }
    };

    final String goodEnd;
    private final String creation;
    private final String list;
    private final String body;
    private final HttpClient client = HttpClient.newHttpClient();

    Vendor(String goodEnd, String creation, String list, String body) {
        this.goodEnd = goodEnd;
        this.creation = creation;
        this.list = list;
        this.body = body;
    }

    abstract VendorSandbox<?> start(SandboxSettings settings);

    /** Creates a session and answers its id. */
    String create(VendorSandbox<?> sandbox, String webhookUrl) throws Exception {
        HttpResponse<String> answer = call(
                sandbox,
                creation,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.formatted(webhookUrl))));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.body());
        }
        return sandbox.createdSessions()
                .get(sandbox.createdSessions().size() - 1)
                .sessionId();
    }

    HttpResponse<String> list(VendorSandbox<?> sandbox) throws IOException, InterruptedException {
        return call(sandbox, list, HttpRequest.newBuilder().GET());
    }

    private HttpResponse<String> call(VendorSandbox<?> sandbox, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.uri(URI.create(sandbox.baseUrl() + path))
                        .header("x-api-key", SandboxSettings.DEFAULT_API_KEY)
                        .header("Authorization", "Bearer " + SandboxSettings.DEFAULT_API_KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
