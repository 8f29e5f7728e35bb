/**
 * The local stand-ins of the vendors that the sandbox profile runs beside the service. Their controls can be reached on the
 * service's own port, too, where whole scenarios are set off by name.
 */
@NullMarked
package xyz.cr3dentials.camel.service.sandboxes;

import org.jspecify.annotations.NullMarked;
