/**
 * The session ledger in memory, which a restart empties. Only {@link MemorySessionLedger} and its limits are for
 * users.
 */
@NullMarked
package xyz.cr3dentials.camel.ledger.memory;

import org.jspecify.annotations.NullMarked;
