/**
 * What stands before the servlets in a server that is built on Undertow, as WildFly is: health pages that need no worker
 * thread, bodies that are read in the IO threads with a deadline, and threads of its own for each kind of work. Only
 * {@link xyz.cr3dentials.camel.service.undertow.Guards} and what it names is known to the rest of the service, since no
 * other server has Undertow's classes.
 */
@NullMarked
package xyz.cr3dentials.camel.service.undertow;

import org.jspecify.annotations.NullMarked;
