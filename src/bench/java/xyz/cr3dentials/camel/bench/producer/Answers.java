package xyz.cr3dentials.camel.bench.producer;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What the vendor answers: the forms its documents show, each created session with an id of its own. */
final class Answers {

    private static final byte[] SESSION = """
            {"status":"success","data":{"sessionId":"0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10","status":"COMPLETED",\
            "progress":100,"embedUrl":"https://frame.cr3dentials.xyz/verify/0b7c2f0e?token=k3Yq","streamUrl":null,\
            "platformId":7,"platform":{"id":7,"name":"demo","displayName":"Demo","icon":"https://example.com/i.png"},\
            "expiresAt":"2026-11-27T10:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z",\
            "completedAt":"2026-11-20T10:06:00.000Z","errorMessage":null,"errorCode":null,"hasAttestation":true,\
            "extractedData":{"storeName":"Demo","orders":[{"id":"1","total":"12.50"},{"id":"2","total":"99.00"}]},\
            "externalReferenceId":"order-42"}}""".getBytes(StandardCharsets.UTF_8);
    private static final String CREATED = """
            {"status":"success","data":{"sessionId":"00000000-0000-4000-8000-000000000000","status":"CREATED",\
            "embedUrl":"https://frame.cr3dentials.xyz/verify/0b7c2f0e?token=k3Yq","platformId":7,\
            "expiresAt":"2026-11-27T10:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z",\
            "externalReferenceId":"order-42"}}""";
    private static final int LAST_DIGIT_OF_ID = CREATED.indexOf("-000000000000\"") + 12;

    private final AtomicLong created = new AtomicLong();

    byte[] to(String method) {
        return method.equals("POST") ? created() : SESSION;
    }

    private byte[] created() {
        byte[] answer = CREATED.getBytes(StandardCharsets.US_ASCII);
        long number = created.incrementAndGet();
        for (int i = LAST_DIGIT_OF_ID; number > 0; i--) {
            answer[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return answer;
    }
}
