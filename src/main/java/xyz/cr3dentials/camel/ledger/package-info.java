/**
 * Internal but for {@link SessionLedger}, the type of an option, and {@link LedgerRetention}, a setting: what is known of
 * sessions and events, and what was handed to a route. These are its questions and answers; nothing here knows Camel, HTTP
 * or SQL.
 */
@NullMarked
package xyz.cr3dentials.camel.ledger;

import org.jspecify.annotations.NullMarked;
