/**
 * What all vendors share and that names none of them: the session ledger, the detection of terminal sessions, their
 * delivery, and the webhook token. Nothing here knows Camel or HTTP.
 */
@NullMarked
package xyz.cr3dentials.camel.session;

import org.jspecify.annotations.NullMarked;
