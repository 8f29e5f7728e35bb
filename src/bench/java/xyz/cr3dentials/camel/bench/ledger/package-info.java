/**
 * Measures the durable ledger on a PostgreSQL that syncs every commit, beside a plain insert on the same server, with the
 * same connections and threads and in the same run.
 */
@NullMarked
package xyz.cr3dentials.camel.bench.ledger;

import org.jspecify.annotations.NullMarked;
