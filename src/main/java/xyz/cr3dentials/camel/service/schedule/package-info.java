/**
 * What happens by the clock: the Quartz scheduler of the service, whose jobs are kept in PostgreSQL so that of several nodes
 * one runs each.
 */
@NullMarked
package xyz.cr3dentials.camel.service.schedule;

import org.jspecify.annotations.NullMarked;
