/**
 * The request budgets of API keys in a PostgreSQL database, for any number of nodes that share the keys. One statement
 * takes a slot by the database's clock; plain JDBC is all it needs.
 */
@NullMarked
package xyz.cr3dentials.camel.http.jdbc;

import org.jspecify.annotations.NullMarked;
