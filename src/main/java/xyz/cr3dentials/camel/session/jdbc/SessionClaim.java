package xyz.cr3dentials.camel.session.jdbc;

/**
 * Takes the sessions that are due first, passing over those that somebody else is about to take, and changes them.
 *
 * @param columns what is read of them as they were before, {@code session_id} and those of the order included
 * @param due what a session of the account has to meet
 * @param order the columns that say which comes first
 * @param changes assignments; {@code s} is the row as it was
 */
record SessionClaim(String columns, String due, String order, String changes) {

    private static final String DUE =
            "select %s from {session} where vendor = :vendor and account = :account and %s order by vendor, account, %s limit :maximum for update skip locked";

    String select() {
        return DUE.formatted(columns, due, order);
    }

    String update() {
        return "update {session} as s set %s where %s".formatted(changes, Database.KEY);
    }

    /** Does both, where a statement may change rows and read them. */
    String selectAndUpdate() {
        return "with due as (%s), claimed as (update {session} as s set %s from due where s.vendor = :vendor and s.account = :account and s.session_id = due.session_id) select * from due order by %s"
                .formatted(select(), changes, order);
    }
}
