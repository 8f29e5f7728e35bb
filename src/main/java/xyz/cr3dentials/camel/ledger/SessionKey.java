package xyz.cr3dentials.camel.ledger;

/**
 * The identity of a session over all vendors and accounts.
 *
 * @param account whose session it is
 * @param sessionId the vendor's opaque id
 */
public record SessionKey(Account account, String sessionId) {}
