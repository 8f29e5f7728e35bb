package xyz.cr3dentials.camel.session.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;

/** The few things that PostgreSQL and H2 do differently. */
enum Dialect {
    /** Has one atomic statement for "insert or update". */
    POSTGRESQL {
        @Override
        boolean upsertsInOneStatement() {
            return true;
        }

        @Override
        boolean returnsChangedRows() {
            return true;
        }

        @Override
        int insertIfAbsent(Database database, String insert, Parameters parameters) {
            return database.update(insert + " on conflict do nothing", parameters);
        }

        @Override
        void insertAllIfAbsent(Database database, String insert, List<Parameters> rows) {
            database.updateAll(insert + " on conflict do nothing", rows);
        }

        @Override
        int upsert(Database database, SessionUpsert upsert, Parameters parameters) {
            return database.update(upsert.onConflict(), parameters);
        }

        @Override
        <T> List<T> listAndUpsert(
                Database database,
                String query,
                String condition,
                SessionUpsert upsert,
                Parameters parameters,
                RowMapper<T> mapper) {
            String statement = "with found as (%s), changed as (%s) select * from found"
                    .formatted(query, upsert.onConflictIfAny("found where " + condition));
            return database.list(statement, parameters, mapper);
        }

        @Override
        <T> List<T> claim(Database database, SessionClaim claim, Parameters parameters, RowMapper<T> mapper) {
            return database.list(claim.selectAndUpdate(), parameters, mapper);
        }

        @Override
        String newestFirst(String prefix) {
            return "";
        }

        @Override
        Map<String, String> placeholders(String prefix) {
            return Map.of("prefix", prefix, "only", "where", "end", "", "hash", "using hash", "covered", "");
        }
    },

    /** Tells of a duplicate key without ending the transaction, so that the statements can be tried in turn. */
    H2 {
        @Override
        boolean upsertsInOneStatement() {
            return false;
        }

        @Override
        boolean returnsChangedRows() {
            return false;
        }

        @Override
        int insertIfAbsent(Database database, String insert, Parameters parameters) {
            try {
                return database.update(insert, parameters);
            } catch (DuplicateKeyException e) {
                return 0;
            }
        }

        @Override
        void insertAllIfAbsent(Database database, String insert, List<Parameters> rows) {
            rows.forEach(row -> insertIfAbsent(database, insert, row));
        }

        @Override
        int upsert(Database database, SessionUpsert upsert, Parameters parameters) {
            int changed = database.update(upsert.update(), parameters);
            if (changed == 0) {
                changed = insertIfAbsent(database, upsert.insert(), parameters);
            }
            // Somebody else may have inserted the row between the two.
            return changed == 0 ? database.update(upsert.update(), parameters) : changed;
        }

        @Override
        <T> List<T> listAndUpsert(
                Database database,
                String query,
                String condition,
                SessionUpsert upsert,
                Parameters parameters,
                RowMapper<T> mapper) {
            String met = "select 1 from (%s) as found where %s".formatted(query, condition);
            if (!database.list(met, parameters, (row, number) -> number).isEmpty()) {
                upsert(database, upsert, parameters);
            }
            return database.list(query, parameters, mapper);
        }

        @Override
        <T> List<T> claim(Database database, SessionClaim claim, Parameters parameters, RowMapper<T> mapper) {
            List<String> ids = new ArrayList<>();
            List<T> claimed = database.list(claim.select(), parameters, (row, number) -> {
                ids.add(row.getString("session_id"));
                return mapper.mapRow(row, number);
            });
            ids.forEach(id -> database.update(claim.update(), parameters.text("sessionId", id)));
            return claimed;
        }

        /** Left to itself it reads and sorts all of a vendor's rows, and again and again from the disk. */
        @Override
        String newestFirst(String prefix) {
            return " use index (" + prefix + "session_known)";
        }

        @Override
        Map<String, String> placeholders(String prefix) {
            return Map.of(
                    "prefix", prefix, "only", "/*", "end", "*/", "hash", "", "covered", ", state, status, reference");
        }
    };

    /** Tells whether what is named upsert here needs no transaction of several statements. */
    abstract boolean upsertsInOneStatement();

    /** Tells whether a statement can change rows and return something of them. */
    abstract boolean returnsChangedRows();

    /** Inserts one row and returns 1, or 0 when its key exists. */
    abstract int insertIfAbsent(Database database, String insert, Parameters parameters);

    /** Inserts those rows whose key does not exist. */
    abstract void insertAllIfAbsent(Database database, String insert, List<Parameters> rows);

    /** Inserts a session, or changes it if it meets a condition, and returns 1, or 0 when it does not. */
    abstract int upsert(Database database, SessionUpsert upsert, Parameters parameters);

    /**
     * Reads at most one row and, if it meets a condition, inserts or changes a session; returns the row in any case.
     *
     * @param condition on the columns of the query
     */
    abstract <T> List<T> listAndUpsert(
            Database database,
            String query,
            String condition,
            SessionUpsert upsert,
            Parameters parameters,
            RowMapper<T> mapper);

    /** Takes the sessions that are due first, in that order. */
    abstract <T> List<T> claim(Database database, SessionClaim claim, Parameters parameters, RowMapper<T> mapper);

    /** Returns what stands behind the session table where its rows are wanted newest first. */
    abstract String newestFirst(String prefix);

    /** Returns what the migrations leave open. */
    abstract Map<String, String> placeholders(String prefix);
}
