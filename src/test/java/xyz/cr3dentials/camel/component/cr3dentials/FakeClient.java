package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest;
import xyz.cr3dentials.camel.api.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest;
import xyz.cr3dentials.camel.api.cr3dentials.Platform;
import xyz.cr3dentials.camel.api.cr3dentials.Session;
import xyz.cr3dentials.camel.api.cr3dentials.SessionPage;
import xyz.cr3dentials.camel.api.cr3dentials.SessionStatus;
import xyz.cr3dentials.camel.api.cr3dentials.SessionSummary;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/** A client that remembers what it was asked and answers from a script. */
class FakeClient implements Cr3dentialsClient {

    static final Instant EXPIRES = Instant.parse("2026-11-27T10:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<CreateSessionRequest> created = new CopyOnWriteArrayList<>();
    final List<String> read = new CopyOnWriteArrayList<>();
    final List<ListSessionsRequest> listed = new CopyOnWriteArrayList<>();
    final List<Integer> pagesRead = new CopyOnWriteArrayList<>();
    final List<RequestPriority> priorities = new CopyOnWriteArrayList<>();
    RuntimeException failure;

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static SessionSummary summary(String id) {
        return new SessionSummary(
                id,
                SessionStatus.COMPLETED,
                7L,
                null,
                null,
                json("{'sessionId':'%s','status':'COMPLETED','platformId':7}".formatted(id)));
    }

    @Override
    public CreatedSession createSession(CreateSessionRequest request) {
        created.add(request);
        failIfAsked();
        return new CreatedSession(
                "s-1",
                SessionStatus.CREATED,
                "https://frame.example.com/verify/s-1?token=frame-token",
                request.platformId(),
                EXPIRES,
                null,
                null,
                json("{'sessionId':'s-1','embedUrl':'https://frame.example.com/verify/s-1?token=frame-token',"
                        + "'platformId':7,'expiresAt':'2026-11-27T10:00:00Z','extra':'kept'}"));
    }

    @Override
    public Session getSession(String sessionId) {
        read.add(sessionId);
        failIfAsked();
        return new Session(
                sessionId,
                SessionStatus.COMPLETED,
                100,
                null,
                null,
                7L,
                null,
                EXPIRES,
                null,
                Instant.parse("2026-11-20T10:04:11Z"),
                null,
                null,
                true,
                Map.of("storeName", "Demo"),
                "loan-889",
                json("{'sessionId':'%s','status':'COMPLETED','progress':100,'extractedData':{'storeName':'Demo'}}"
                        .formatted(sessionId)));
    }

    @Override
    public SessionPage listSessions(ListSessionsRequest request) {
        listed.add(request);
        failIfAsked();
        return new SessionPage(
                List.of(summary("s-1")),
                41,
                request.limit() == null ? 20 : request.limit(),
                request.offset() == null ? 0 : request.offset(),
                json("{'sessions':[{'sessionId':'s-1','status':'COMPLETED'}],'total':41,'limit':20,'offset':0}"));
    }

    /** Three pages of two rows, the third read of which fails when a failure is set. */
    @Override
    public Iterator<SessionSummary> listAllSessions(ListSessionsRequest request) {
        listed.add(request);
        return new Iterator<>() {
            private final List<SessionSummary> page = new ArrayList<>();

            @Override
            public boolean hasNext() {
                if (page.isEmpty() && pagesRead.size() < 3) {
                    int number = pagesRead.size();
                    if (number == 2) {
                        failIfAsked();
                    }
                    pagesRead.add(number);
                    page.add(summary("s-" + (2 * number)));
                    page.add(summary("s-" + (2 * number + 1)));
                }
                return !page.isEmpty();
            }

            @Override
            public SessionSummary next() {
                return page.remove(0);
            }
        };
    }

    @Override
    public List<Platform> listPlatforms() {
        failIfAsked();
        return List.of(new Platform(
                7,
                "shopmart",
                "Shopmart",
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                json("{'id':7,'name':'shopmart','isActive':true}")));
    }

    @Override
    public Cr3dentialsClient withPriority(RequestPriority priority) {
        priorities.add(priority);
        return this;
    }

    private void failIfAsked() {
        if (failure != null) {
            throw failure;
        }
    }
}
