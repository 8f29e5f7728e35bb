package xyz.cr3dentials.camel.api.deepidv;

import java.util.Iterator;
import xyz.cr3dentials.camel.api.ApiClient;

/**
 * The operations of the deepidv API on sessions.
 *
 * <p>Every method blocks until the answer is decoded and throws a subclass of {@link
 * xyz.cr3dentials.camel.http.ApiException} otherwise, {@link xyz.cr3dentials.camel.http.PaymentRequiredException} when
 * the account's balance is too low. Implementations are thread-safe.
 */
public interface DeepidvClient extends ApiClient<DeepidvClient> {

    /**
     * Creates a session: {@code POST /v1/sessions}. The vendor mails and texts the person unless the request says no.
     *
     * <p>The vendor knows no idempotency key, so the request is repeated only when nothing can have been created. A lost
     * answer can be found again by {@link ListSessionsRequest#withExternalId}, if the request carried one.
     *
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException when a field breaks a documented rule; nothing is sent
     * @throws xyz.cr3dentials.camel.http.AmbiguousCreateException when the answer was lost after the request was sent
     */
    CreatedSession createSession(CreateSessionRequest request);

    /**
     * Reads one session: {@code GET /v1/sessions/{id}}.
     *
     * @throws xyz.cr3dentials.camel.http.NotFoundException when the vendor does not know the id under this API key
     */
    Session getSession(String id);

    /** Reads one page of sessions: {@code GET /v1/sessions}. */
    SessionPage listSessions(ListSessionsRequest request);

    /**
     * Streams every session from the request's page on, one page in memory at a time.
     *
     * <p>The vendor promises no order and rows may shift while pages are read, so a session can be missed or, guarded
     * here, seen twice; use the {@code terminalSessions} consumer to follow sessions.
     */
    Iterator<SessionSummary> listAllSessions(ListSessionsRequest request);

    /**
     * Decides a session by hand: {@code PATCH /v1/sessions/{id}/update-status}. Whether a decided session may be decided
     * again is not documented. The request is repeated only when nothing can have been changed.
     *
     * @param newStatus {@code VERIFIED} or {@code REJECTED}
     * @throws xyz.cr3dentials.camel.http.InvalidRequestException for any other status; nothing is sent
     */
    Session updateStatus(String id, SessionStatus newStatus);
}
