package xyz.cr3dentials.camel.http.budget.jdbc;

/** The statements on the tables of budgets; they load and save, by the database's clock, since those of nodes differ. */
record BudgetStatements(String now) {

    static final String TABLES = "request_key and request_slot";
    static final BudgetStatements DATABASE_CLOCK = new BudgetStatements("clock_timestamp()");

    static final String CREATE = """
            create table if not exists request_key (
              id text primary key,
              used_at timestamp with time zone not null,
              paced_at timestamp with time zone not null,
              slots integer not null,
              limited_at timestamp with time zone not null,
              paused_until timestamp with time zone,
              refusals integer not null default 0,
              probe_until timestamp with time zone
            ) with (fillfactor = 50);
            create table if not exists request_slot (
              id text not null references request_key on delete cascade,
              n integer not null,
              ticket bigint not null default 0,
              free_at timestamp with time zone not null,
              primary key (id, n)
            ) with (fillfactor = 50);
            create index if not exists request_slot_free on request_slot (id, free_at)
            """;
    static final String EXIST = "select to_regclass('request_slot_free') is not null";

    /** Locks the key, so that nodes take turns. Parameter: id. */
    String lock() {
        return expand("""
                select {micros {now}} as now, {micros paced_at} as paced_at, {micros paused_until} as paused_until, refusals,
                  {micros probe_until} as probe_until, slots, {micros limited_at} as limited_at
                from request_key where id = ? for update
                """);
    }

    /** Saves a locked key. Parameters: paced, paused, refusals, probe, slots, limited, id. */
    String save() {
        return expand("""
                update request_key set used_at = {now}, paced_at = {time}, paused_until = {time}, refusals = ?,
                  probe_until = {time}, slots = ?, limited_at = {time} where id = ?
                """);
    }

    /** Says when the slot is free behind so many others. Parameters: id, number of slots, how many. */
    String freeBehind() {
        return expand(
                "select {micros free_at} from request_slot where id = ? and n < ? order by free_at offset ? limit 1");
    }

    /** Lists some free slots, longest free first. Parameters: id, number of slots, the time, how many. */
    String free() {
        return expand(
                "select n, ticket from request_slot where id = ? and n < ? and free_at <= {time} order by free_at limit ?");
    }

    /** Takes a free slot. Parameters: until when, id, number, the ticket before. */
    String take() {
        return expand(
                "update request_slot set ticket = ticket + 1, free_at = {time} where id = ? and n = ? and ticket = ?");
    }

    /** Gives a slot back. Parameters: after how many microseconds, id, number, ticket. */
    String giveBack() {
        return expand("update request_slot set free_at = {now} + {micros} where id = ? and n = ? and ticket = ?");
    }

    /** Cuts what a clock that was set back left behind. Parameters: microseconds, id, microseconds. */
    String cut() {
        return expand("update request_slot set free_at = {now} + {micros} where id = ? and free_at > {now} + {micros}");
    }

    /** Opens a key with its slots as if it had not been used for long, or adds those that are missing. Parameters: id, slots, slots. */
    String open() {
        return expand("""
                with key as (
                  insert into request_key as k (id, used_at, paced_at, slots, limited_at)
                  values (?, {now}, {now} - interval '1 hour', ?, {now}) on conflict (id) do update set used_at = excluded.used_at
                  returning k.id
                )
                insert into request_slot (id, n, free_at)
                select id, n, {now} from key, generate_series(0, cast(? as integer) - 1) n on conflict do nothing
                """);
    }

    /** Forgets keys that nobody uses, as many as one transaction takes. */
    String forget() {
        return expand("""
                delete from request_key where id in (
                  select id from request_key k
                  where used_at < {now} - interval '1 hour'
                    and not exists (select from request_slot s where s.id = k.id and s.free_at > {now})
                  limit 100 for update skip locked)
                """);
    }

    private String expand(String sql) {
        return sql.replace("{now}", now)
                .replaceAll("\\{micros ([^}]+)}", "cast(extract(epoch from $1) * 1000000 as bigint)")
                .replace("{micros}", "cast(? as double precision) * interval '1 microsecond'")
                .replace(
                        "{time}",
                        "(timestamp with time zone 'epoch' + cast(? as double precision) * interval '1 microsecond')");
    }
}
