package xyz.cr3dentials.camel.api.verilock;

import java.util.Iterator;
import xyz.cr3dentials.camel.api.ApiClient;

/**
 * The session operations of the Verilock API.
 *
 * <p>Every method blocks until the answer is decoded and throws a subclass of {@link
 * xyz.cr3dentials.camel.http.ApiException} otherwise. Implementations are thread-safe.
 */
public interface VerilockClient extends ApiClient<VerilockClient> {

    /**
     * Creates a verification session: {@code POST /sessions}.
     *
     * <p>The vendor knows no idempotency key, so the request is repeated only when nothing can have been created.
     *
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException when a field breaks a documented rule; nothing is sent
     * @throws xyz.cr3dentials.camel.http.AmbiguousCreateException when the answer was lost after the request was sent
     */
    CreatedSession createSession(CreateSessionRequest request);

    /**
     * Reads one session: {@code GET /sessions/{id}}.
     *
     * @throws xyz.cr3dentials.camel.http.NotFoundException when the vendor does not know the id under this API key
     */
    Session getSession(String sessionId);

    /** Reads one page of sessions: {@code GET /sessions}. */
    SessionPage listSessions(ListSessionsRequest request);

    /**
     * Streams every session from the request's page on, one page in memory at a time.
     *
     * <p>The vendor promises no order and rows may shift while pages are read, so a session can be missed or, guarded
     * here, seen twice; use the {@code terminalSessions} consumer to follow sessions.
     */
    Iterator<SessionSummary> listAllSessions(ListSessionsRequest request);
}
