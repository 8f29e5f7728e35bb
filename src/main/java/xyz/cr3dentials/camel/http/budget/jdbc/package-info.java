/**
 * Internal: the request budgets of API keys in a PostgreSQL database, for any number of nodes that share the keys. A short
 * transaction takes a slot by the database's clock and the rules that a budget in memory has; plain JDBC is all it needs.
 */
@NullMarked
package xyz.cr3dentials.camel.http.budget.jdbc;

import org.jspecify.annotations.NullMarked;
