package xyz.cr3dentials.camel.session.jdbc;

/**
 * Inserts a session, or changes it if it exists and meets a condition.
 *
 * @param columns the columns of a new row besides the key, separated by commas
 * @param values their values, in the same order
 * @param changes assignments; {@code s} is the row as it was
 * @param condition what an existing row {@code s} has to meet
 */
record SessionUpsert(String columns, String values, String changes, String condition) {

    String insert() {
        return "insert into {session} (vendor, account, session_id, %s) values (:vendor, :account, :sessionId, %s)"
                .formatted(columns, values);
    }

    String update() {
        return "update {session} as s set %s where %s and (%s)".formatted(changes, Database.KEY, condition);
    }

    String onConflict() {
        return onConflict("values (:vendor, :account, :sessionId, %s)");
    }

    /** Does it only if there is a row to be read; {@code from} names what it is read from. */
    String onConflictIfAny(String from) {
        return onConflict("select :vendor, :account, :sessionId, %s from " + from);
    }

    private String onConflict(String row) {
        return "insert into {session} as s (vendor, account, session_id, %s) %s on conflict (vendor, account, session_id) do update set %s where %s"
                .formatted(columns, row.formatted(values), changes, condition);
    }
}
