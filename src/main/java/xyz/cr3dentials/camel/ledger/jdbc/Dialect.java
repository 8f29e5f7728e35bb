package xyz.cr3dentials.camel.ledger.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import xyz.cr3dentials.camel.ledger.LedgerException;

/** The few things that PostgreSQL and H2 do differently. */
enum Dialect {

    /** Locks single rows. */
    POSTGRESQL("clock_timestamp()", " on conflict do nothing", false) {

        /** Any other encoding has no room for the names of half the world. */
        @Override
        void prepare(DataSource dataSource) {
            String encoding = new JdbcTemplate(dataSource).queryForObject("show server_encoding", String.class);
            if (!"UTF8".equals(encoding)) {
                throw new LedgerException(
                        "The ledger's database has the encoding '%s', in which not every text can be kept; make one with 'create database ... encoding UTF8 template template0'"
                                .formatted(encoding));
            }
        }

        @Override
        String newestFirst(String prefix) {
            return "";
        }

        @Override
        Map<String, String> placeholders(String prefix) {
            return Map.of(
                    "prefix",
                    prefix,
                    "only",
                    "where",
                    "end",
                    "",
                    "hash",
                    "using hash",
                    "brin",
                    "using brin",
                    "covered",
                    "");
        }
    },

    /** Tells of a duplicate key without ending the transaction. Locks every row that it looks at. */
    H2("current_timestamp", "", true) {

        /** Left to itself it writes what was committed half a second later, which a crash takes away. */
        @Override
        void prepare(DataSource dataSource) {
            try {
                new JdbcTemplate(dataSource).execute("set write_delay 0");
            } catch (DataAccessException e) {
                LOG.warn(
                        "What H2 commits may be lost in a crash half a second later, as its user may not change that: {}. Let an administrator run 'set write_delay 0' once.",
                        e.getClass().getSimpleName());
            }
        }

        /** Left to itself it reads and sorts all of a vendor's rows, and again and again from the disk. */
        @Override
        String newestFirst(String prefix) {
            return " use index (" + prefix + "session_known)";
        }

        @Override
        Map<String, String> placeholders(String prefix) {
            return Map.of(
                    "prefix",
                    prefix,
                    "only",
                    "/*",
                    "end",
                    "*/",
                    "hash",
                    "",
                    "brin",
                    "",
                    "covered",
                    ", state, status, reference");
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Dialect.class);

    private final String presentTime;
    private final String unlessKnown;
    private final boolean failsOnKnown;

    Dialect(String presentTime, String unlessKnown, boolean failsOnKnown) {
        this.presentTime = presentTime;
        this.unlessKnown = unlessKnown;
        this.failsOnKnown = failsOnKnown;
    }

    /** Returns SQL for the present time; for PostgreSQL not the transaction's, which is too old for who waited for a lock. */
    final String presentTime() {
        return presentTime;
    }

    /** Returns what stands behind an insert that does nothing when the key exists. */
    final String unlessKnown() {
        return unlessKnown;
    }

    /** Tells whether an insert fails when the key exists, and the transaction can go on. */
    final boolean failsOnKnown() {
        return failsOnKnown;
    }

    /**
     * Sees to it that what is committed is kept, as it is.
     *
     * @throws LedgerException when the database cannot do that
     */
    abstract void prepare(DataSource dataSource);

    /** Returns what stands behind the session table where its rows are wanted newest first. */
    abstract String newestFirst(String prefix);

    /** Returns what the migrations leave open. */
    abstract Map<String, String> placeholders(String prefix);
}
