package xyz.cr3dentials.camel.session;

import java.time.Instant;

/**
 * What the vendor's API said of one session, and how and when that was learnt.
 *
 * @param snapshot what was said
 * @param learntBy how it was learnt
 * @param learntAt when it was learnt
 * @param wanted whether a terminal fact is to be delivered; an unwanted one is kept as known and may be recorded again
 *     as wanted by another consumer
 */
public record Fact(SessionSnapshot snapshot, LearntBy learntBy, Instant learntAt, boolean wanted) {}
