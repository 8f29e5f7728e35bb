/**
 * Serves the console: the files of a page that reads everything it shows from the REST flows. What is not one of these files
 * does not exist here.
 */
@NullMarked
package xyz.cr3dentials.camel.service.console;

import org.jspecify.annotations.NullMarked;
