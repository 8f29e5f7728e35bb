package xyz.cr3dentials.camel.http.jdbc;

import xyz.cr3dentials.camel.http.BudgetDemand;

/**
 * The statements on the tables of budgets. All times are the database's, since the clocks of nodes differ. A time that
 * lies further ahead than can be comes from a clock that was set back meanwhile, and is cut to what can be.
 */
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

    /** No pause is longer, see {@code RetryHint}. */
    private static final String PAUSE = "case when paused_until <= {now} + interval '10 minutes' then paused_until end";

    /**
     * Takes a slot, or says what is in the way; {@code BudgetDemand} has the rules. The lock on the key makes nodes take
     * turns, and a request that has to wait writes nothing. The smallest number of slots applies until nobody has asked for
     * it for ten minutes.
     *
     * <p>Parameters: id, own number of slots, how many have to stay free, whether there are lanes, paced, and in seconds:
     * spacing, offset from the pace, farthest pace, how long the slot is held, how long a probe is.
     */
    String take() {
        return expand("""
                with key as (
                  select k.*, {now} as now from request_key k where k.id = ? for update
                ), demand as (
                  select cast(? as integer) as own, cast(? as integer) as stay, cast(? as boolean) as lanes,
                    cast(? as boolean) as paced, {seconds} as spacing, {seconds} as pace_offset, {seconds} as farthest,
                    {seconds} as held, {seconds} as probe
                ), state as (
                  select d.*, k.id, k.now, k.refusals, s.smallest, case when s.smallest then d.own else k.slots end as slots,
                    case when k.paused_until <= k.now + interval '10 minutes' then k.paused_until end as pause_end,
                    case when k.refusals > 0 and k.probe_until <= k.now + interval '1 minute' then k.probe_until end
                      as probe_end,
                    greatest(k.now, least(k.paced_at, k.now + d.farthest)) as paced_at,
                    case when d.lanes then cast(greatest(0, least({most_overdue}, floor(
                      extract(epoch from k.now - k.paced_at) / extract(epoch from {steps} * d.spacing)))) as integer)
                      else 0 end as overdue
                  from key k cross join demand d cross join lateral (
                    select d.own <= k.slots or k.limited_at < k.now - interval '10 minutes' as smallest) s
                ), line as (
                  select s.*, case when s.paced then s.paced_at + s.pace_offset end as pace_end, coalesce((
                      select f.free_at from request_slot f where f.id = s.id and f.n < s.slots order by f.free_at
                      offset s.stay + case when not s.paced then s.overdue else cast(s.lanes and s.overdue = 0 as integer) end
                      limit 1), s.now + s.held) as free_at,
                    s.lanes and not exists (select from request_slot f where f.id = s.id and f.n < s.slots
                      and f.free_at <= s.now offset {few} + 1) as few
                  from state s
                ), chosen as (
                  select f.n from line l join request_slot f on f.id = l.id and f.n < l.slots and f.free_at <= l.now
                  where greatest(l.pause_end, l.probe_end, l.pace_end, l.free_at) <= l.now
                  order by f.free_at limit 1 for update of f skip locked
                ), taken as (
                  update request_slot f set ticket = f.ticket + 1, free_at = l.now + l.held
                  from line l, chosen c where f.id = l.id and f.n = c.n returning f.n, f.ticket
                ), noted as (
                  update request_key k set used_at = l.now, slots = l.slots,
                    limited_at = case when l.smallest then l.now else k.limited_at end,
                    paced_at = case when not l.paced then k.paced_at
                      when l.overdue > 0 then l.now - (l.overdue - 1) * {steps} * l.spacing
                      else l.paced_at + (1 + cast(l.few as integer)) * l.spacing end,
                    probe_until = case when l.refusals > 0 then l.now + l.probe end
                  from line l, taken t where k.id = l.id
                )
                select t.n, t.ticket, l.refusals, {until pause_end} as pause_seconds, {until probe_end} as probe_seconds,
                  {until greatest(l.pace_end, l.free_at)} as wait_seconds
                from line l left join taken t on true
                """);
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

    /** Frees a slot. Parameters: seconds until then, id, number, ticket. */
    String free() {
        return expand("update request_slot set free_at = {now} + {seconds} where id = ? and n = ? and ticket = ?");
    }

    /** Cuts what a clock that was set back left behind. Parameters: seconds, id, seconds. */
    String cut() {
        return expand(
                "update request_slot set free_at = {now} + {seconds} where id = ? and free_at > {now} + {seconds}");
    }

    /** Pauses the key. Parameters: seconds, id. */
    String pause() {
        return expand(
                "update request_key set paused_until = greatest(%s, {now} + {seconds}) where id = ?".formatted(PAUSE));
    }

    /** Counts a refusal. Parameter: id. */
    String refused() {
        return expand("""
                update request_key set
                  refusals = case when refusals > 0 and %s > {now} then refusals else least(refusals + 1, 1000) end,
                  probe_until = null
                where id = ? returning refusals
                """.formatted(PAUSE));
    }

    /** Ends a row of refusals. Parameter: id. */
    String accepted() {
        return expand("""
                update request_key set refusals = 0, probe_until = null
                where id = ? and refusals > 0 and coalesce(%s <= {now}, true)
                """.formatted(PAUSE));
    }

    private String expand(String sql) {
        return sql.replaceAll("\\{until ([^}]+)}", "greatest(0, extract(epoch from $1 - l.now))")
                .replace("{seconds}", "cast(? as double precision) * interval '1 second'")
                .replace("{few}", Integer.toString(BudgetDemand.FEW))
                .replace("{steps}", Integer.toString(BudgetDemand.STEPS_OVERDUE))
                .replace("{most_overdue}", Integer.toString(BudgetDemand.MOST_OVERDUE))
                .replace("{now}", now);
    }
}
