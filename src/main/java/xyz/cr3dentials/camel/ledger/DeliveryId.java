package xyz.cr3dentials.camel.ledger;

/**
 * Which item is handed to which subscription.
 *
 * @param account whose item
 * @param kind what kind of item
 * @param itemId the session's id for an end, the event's id for an event
 * @param subscription the subscription's name
 */
public record DeliveryId(Account account, ItemKind kind, String itemId, String subscription) {}
