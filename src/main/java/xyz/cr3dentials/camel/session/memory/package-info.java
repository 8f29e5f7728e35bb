/** The session ledger in memory, which a restart empties. Only {@link MemorySessionLedger} is for users. */
@NullMarked
package xyz.cr3dentials.camel.session.memory;

import org.jspecify.annotations.NullMarked;
