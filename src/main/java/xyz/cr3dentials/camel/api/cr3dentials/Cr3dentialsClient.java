package xyz.cr3dentials.camel.api.cr3dentials;

import java.util.Iterator;
import java.util.List;
import xyz.cr3dentials.camel.api.ApiClient;

/**
 * The four operations of the CR3DENTIALS Partner API.
 *
 * <p>Every method blocks until the answer is decoded and throws a subclass of {@link
 * xyz.cr3dentials.camel.http.ApiException} otherwise. Implementations are thread-safe.
 */
public interface Cr3dentialsClient extends ApiClient<Cr3dentialsClient> {

    /**
     * Creates a browser session: {@code POST /partner/browser-session}.
     *
     * <p>The vendor knows no idempotency key, so the request is repeated only when nothing can have been created.
     *
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException when a field breaks a documented rule; nothing is sent
     * @throws xyz.cr3dentials.camel.http.AmbiguousCreateException when the answer was lost after the request was sent
     */
    CreatedSession createSession(CreateSessionRequest request);

    /**
     * Reads one session: {@code GET /partner/browser-session/{sessionId}}.
     *
     * @throws xyz.cr3dentials.camel.http.NotFoundException when the vendor does not know the id under this API key
     */
    Session getSession(String sessionId);

    /** Reads one page of sessions: {@code GET /partner/browser-sessions}. */
    SessionPage listSessions(ListSessionsRequest request);

    /**
     * Streams every session from the request's offset on, one page in memory at a time.
     *
     * <p>The vendor promises no order and rows may shift while pages are read, so a session can be missed or, guarded
     * here, seen twice; use the {@code terminalSessions} consumer to follow sessions.
     */
    Iterator<SessionSummary> listAllSessions(ListSessionsRequest request);

    /** Reads the platforms a session can be created for: {@code GET /partner/browser-platforms}. */
    List<Platform> listPlatforms();
}
