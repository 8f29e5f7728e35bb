/** What the ledger and the request budget both need to know of databases; plain JDBC, and internal. */
@NullMarked
package xyz.cr3dentials.camel.jdbc;

import org.jspecify.annotations.NullMarked;
