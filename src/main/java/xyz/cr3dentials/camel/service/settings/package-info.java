/**
 * The service's settings: read from files and the environment, checked together, and refused with every mistake named.
 * The folders that hold configuration and flows are chosen here, too.
 */
@NullMarked
package xyz.cr3dentials.camel.service.settings;

import org.jspecify.annotations.NullMarked;
