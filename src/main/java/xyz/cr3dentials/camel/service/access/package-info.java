/**
 * Who may call the service: programs send the service key, people sign in with it, and neither strangers' guesses nor
 * strangers' pages get any further, whatever name they call this machine by.
 */
@NullMarked
package xyz.cr3dentials.camel.service.access;

import org.jspecify.annotations.NullMarked;
