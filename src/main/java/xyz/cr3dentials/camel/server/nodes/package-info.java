/**
 * Which nodes of the service share a database, for those who watch them. Each writes a sign of life every few seconds; nothing
 * is decided by it.
 */
@NullMarked
package xyz.cr3dentials.camel.server.nodes;

import org.jspecify.annotations.NullMarked;
