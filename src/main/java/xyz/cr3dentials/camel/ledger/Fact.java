package xyz.cr3dentials.camel.ledger;

import java.time.Instant;

/**
 * The end of a session.
 *
 * @param snapshot what the vendor's API said of it
 * @param learntBy how it was learnt
 * @param learntAt when it was learnt, by the ledger's clock
 */
public record Fact(SessionSnapshot snapshot, LearntBy learntBy, Instant learntAt) implements Item {}
