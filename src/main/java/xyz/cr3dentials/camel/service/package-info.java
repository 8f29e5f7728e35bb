/**
 * The service around the components: reads the settings and the route files, starts Camel inside the WAR and reports its
 * health. Users of the component jar never receive this package.
 */
@NullMarked
package xyz.cr3dentials.camel.service;

import org.jspecify.annotations.NullMarked;
