/**
 * Internal: the life of a session as one state machine, and the ledger that runs it over a store. Every rule is here;
 * stores only load and save.
 */
@NullMarked
package xyz.cr3dentials.camel.ledger.state;

import org.jspecify.annotations.NullMarked;
