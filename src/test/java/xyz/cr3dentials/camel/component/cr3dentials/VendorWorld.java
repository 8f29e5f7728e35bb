package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.api.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.api.cr3dentials.SessionSummary;
import xyz.cr3dentials.camel.http.ApiException;

/** A vendor in memory whose sessions a test ends as it likes. */
final class VendorWorld extends FakeClient {

    static final Instant CREATED = Instant.parse("2026-11-20T09:59:00Z");

    private final AtomicReference<Map<String, SessionStatus>> statuses = new AtomicReference<>(Map.of());
    final AtomicInteger lists = new AtomicInteger();
    final List<String> gets = new CopyOnWriteArrayList<>();
    volatile @Nullable RuntimeException outage;
    /** What happens while the vendor answers the question for a session. */
    volatile Runnable whileReading = () -> {};

    void set(String sessionId, SessionStatus status) {
        set(List.of(sessionId), status);
    }

    /** Sets them all at once, so that no list shows some of them alone. */
    void set(List<String> sessionIds, SessionStatus status) {
        statuses.updateAndGet(before -> {
            Map<String, SessionStatus> after = new TreeMap<>(before);
            sessionIds.forEach(sessionId -> after.put(sessionId, status));
            return after;
        });
    }

    int calls() {
        return lists.get() + gets.size();
    }

    @Override
    public Session getSession(String sessionId) {
        gets.add(sessionId);
        whileReading.run();
        fail();
        SessionStatus status = statuses.get().get(sessionId);
        if (status == null) {
            throw new Refusal(404);
        }
        return new Session(
                sessionId,
                status,
                100,
                null,
                null,
                7L,
                null,
                FakeClient.EXPIRES,
                CREATED,
                status.isTerminal() ? ComponentFixture.NOW : null,
                null,
                null,
                true,
                Map.of("storeName", "Demo"),
                null,
                json(
                        "{'sessionId':'%s','status':'%s','progress':100,'platformId':7,'hasAttestation':true,'extractedData':{'storeName':'Demo'}}"
                                .formatted(sessionId, status)));
    }

    @Override
    public SessionPage listSessions(ListSessionsRequest request) {
        lists.incrementAndGet();
        fail();
        List<SessionSummary> matching = statuses.get().entrySet().stream()
                .filter(entry -> request.status() == null || entry.getValue().equals(request.status()))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        List<SessionSummary> page =
                matching.stream().skip(request.offset()).limit(request.limit()).toList();
        return new SessionPage(page, matching.size(), request.limit(), request.offset(), json("{}"));
    }

    private static SessionSummary row(String sessionId, SessionStatus status) {
        return new SessionSummary(
                sessionId,
                status,
                7L,
                CREATED,
                ComponentFixture.NOW,
                json("{'sessionId':'%s','status':'%s','platformId':7}".formatted(sessionId, status)));
    }

    private void fail() {
        RuntimeException current = outage;
        if (current != null) {
            throw current;
        }
    }

    /** The vendor's refusal with an HTTP status code. */
    static final class Refusal extends ApiException {

        private static final long serialVersionUID = 1L;

        Refusal(int status) {
            super("cr3dentials", "The vendor refused with HTTP " + status, status, List.of(), null, null);
        }
    }
}
