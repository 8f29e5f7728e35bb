/**
 * The session ledger in a relational database, PostgreSQL or H2, for any number of nodes that share it. The tables are
 * created and changed by Flyway, the statements run through Spring's JDBC templates, and neither is needed without it.
 */
@NullMarked
package xyz.cr3dentials.camel.session.jdbc;

import org.jspecify.annotations.NullMarked;
