/**
 * Which nodes of the service share a database, for those who watch them. Each writes a sign of life every second; whether
 * it can decides whether the node is ready, and nothing else is decided by it.
 */
@NullMarked
package xyz.cr3dentials.camel.service.nodes;

import org.jspecify.annotations.NullMarked;
