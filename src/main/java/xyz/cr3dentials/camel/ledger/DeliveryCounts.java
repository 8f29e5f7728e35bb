package xyz.cr3dentials.camel.ledger;

/**
 * How many sessions of an account are in which state.
 *
 * @param pending not ended yet
 * @param hinted hinted at and to be confirmed
 * @param backlog ended and not yet delivered, claimed ones included, parked ones not
 * @param parked given up after too many failed deliveries; waiting for a replay
 */
public record DeliveryCounts(long pending, long hinted, long backlog, long parked) {}
