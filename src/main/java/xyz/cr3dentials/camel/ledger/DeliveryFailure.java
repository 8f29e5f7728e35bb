package xyz.cr3dentials.camel.ledger;

/**
 * Why a delivery failed, without any data of the exchange: exception texts may quote bodies.
 *
 * @param causeClass class name of the exception that the route ended with
 * @param failedAt where it failed, for example the id of the route's node; short, no data
 */
public record DeliveryFailure(String causeClass, String failedAt) {}
