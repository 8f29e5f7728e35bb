package xyz.cr3dentials.camel.service.nodes;

import java.time.Instant;

/**
 * A node of the service as the database knows it.
 *
 * @param name its host's name and a random part, which changes with every start
 * @param startedAt when it started
 * @param seenAt when it gave its latest sign of life, by the database's clock
 * @param self whether it is the one that was asked
 * @param alive whether that sign is fresh
 */
public record Node(String name, Instant startedAt, Instant seenAt, boolean self, boolean alive) {

    Node silent() {
        return new Node(name, startedAt, seenAt, self, self);
    }
}
