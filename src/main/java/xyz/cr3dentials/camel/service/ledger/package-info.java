/**
 * What health pages, metrics and the console read of the session ledger, at most once in a while for all of them.
 */
@NullMarked
package xyz.cr3dentials.camel.service.ledger;

import org.jspecify.annotations.NullMarked;
