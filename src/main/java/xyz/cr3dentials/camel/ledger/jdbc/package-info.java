/**
 * The session ledger in a relational database, PostgreSQL or H2, for any number of nodes that share it. The tables
 * are created and changed by Flyway, the statements run through Spring's JDBC templates, and neither is needed
 * without it. Only {@link JdbcSessionLedger} and its settings are for users.
 */
@NullMarked
package xyz.cr3dentials.camel.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
