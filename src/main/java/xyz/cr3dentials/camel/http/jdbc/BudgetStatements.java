package xyz.cr3dentials.camel.http.jdbc;

import xyz.cr3dentials.camel.http.DayWindow;

/**
 * The statements on the table of budgets. All times are the database's, since the clocks of nodes differ.
 *
 * <p>A bucket is a number of tokens at a time. It has gained since then what the refill yields, but nothing in a pause. A
 * time that lies further ahead than can be comes from a clock that was set back meanwhile, and counts for nothing.
 */
record BudgetStatements(String now) {

    static final String TABLE = "request_budget";

    /** What rounding can cost a bucket, always to its own disadvantage. */
    static final double TOKEN_PRECISION = 0.000_001;

    static final BudgetStatements DATABASE_CLOCK = new BudgetStatements("clock_timestamp()");

    /** Tokens are rounded down to millionths wherever they are written. */
    static final String CREATE = """
            create table if not exists request_budget (
              id text primary key,
              tokens numeric(14, 6) not null,
              updated_at timestamp with time zone not null,
              burst integer not null,
              refill integer not null,
              limited_at timestamp with time zone not null,
              paused_until timestamp with time zone,
              refusals integer not null default 0,
              probe_until timestamp with time zone,
              day_slot bigint,
              day_usage integer[]
            ) with (fillfactor = 50)
            """;

    /** No pause is longer, see {@code RetryHint}. */
    private static final String PAUSE = "case when paused_until <= {now} + interval '10 minutes' then paused_until end";

    /**
     * The numbers of {@code DayWindow} as they are now: new ones are 0, and as many old ones drop out. After a clock was
     * set back they count as the day's newest.
     */
    private static final String AGED_DAY = """
            case when per_day > 0 then (
              array_fill(0, array[case when day_usage is null then {slots}
                else cast(least({slots}, greatest(0, slot_now - day_slot)) as integer) end]) || day_usage
            )[1:{slots}] end""";

    /** What a table of an earlier version lacks. */
    static final String UPGRADE = """
            alter table request_budget
              add column if not exists day_slot bigint,
              add column if not exists day_usage integer[]
            """;

    /** Whether the table is there with all its columns. */
    static final String IS_COMPLETE = """
            select count(*) = 1 from pg_attribute
            where attrelid = to_regclass('request_budget') and attname = 'day_usage' and not attisdropped
            """;

    /**
     * Takes a token, or says what is in the way. Parameters: id, own burst, own refill, own limit a day or 0, requests
     * ahead, share of the burst that is left to others, how much room it needs below the limit a day, seconds a probe may
     * take.
     *
     * <p>The row lock makes the nodes take turns; the last step alone writes, so a request that has to wait writes
     * nothing, but for the first one after a clock was set back, from which on the day's numbers can age again. The
     * smallest bucket applies until nobody has used it for ten minutes, and to each node its own limit a day.
     */
    String take() {
        return expand("""
                with bucket as (
                  select b.*, {now} as now from request_budget b where b.id = ? for update
                ), own as (
                  select cast(? as integer) as burst, cast(? as integer) as refill, cast(? as integer) as per_day
                ), known as (
                  select b.id, b.now, b.tokens, b.refusals, o.per_day, b.day_usage, extract(epoch from b.now) as epoch,
                    floor(extract(epoch from b.now) / {slot}) as slot_now, b.day_slot,
                    o.burst + o.refill <= b.burst + b.refill or b.limited_at < b.now - interval '10 minutes' as own_limit,
                    o.burst as own_burst, o.refill as own_refill, b.burst, b.refill,
                    case when b.updated_at <= b.now + interval '1 minute' then b.updated_at else b.now end as updated_at,
                    case when b.paused_until <= b.now + interval '10 minutes' then b.paused_until end as paused_until,
                    case when b.refusals > 0 and b.probe_until <= b.now + interval '1 minute' then b.probe_until end
                      as probe_until
                  from bucket b cross join own o
                ), limited as (
                  select id, now, tokens, refusals, per_day, slot_now, epoch - slot_now * {slot} as seconds_into_slot,
                    {aged} as day_usage, per_day > 0 and day_slot > slot_now as set_back,
                    own_limit, updated_at, paused_until, probe_until,
                    case when own_limit then own_burst else burst end as burst,
                    case when own_limit then own_refill else refill end as refill
                  from known
                ), filled as (
                  select l.*,
                    greatest(0, extract(epoch from l.paused_until - l.now)) as pause_seconds,
                    greatest(0, extract(epoch from l.probe_until - l.now)) as probe_seconds,
                    least(l.burst, trunc(l.tokens + l.refill / 60.0 * cast(
                      greatest(0, extract(epoch from l.now - greatest(l.updated_at, l.paused_until))) as numeric), 6))
                      as available,
                    (select sum(u.used) from unnest(l.day_usage) u(used)) as day_total
                  from limited l
                ), decided as (
                  select f.*, w.needed, w.day_excess,
                    pause_seconds = 0 and probe_seconds = 0 and w.day_excess <= 0 and available >= w.needed as taken
                  from filled f cross join lateral (
                    select 1 + cast(? as bigint) + coalesce(f.burst / nullif(cast(? as integer), 0), 0) as needed,
                      case when f.per_day > 0 then f.day_total + cast(? as bigint) - f.per_day else 0 end as day_excess
                  ) w
                ), taking as (
                  update request_budget t set
                    tokens = d.available - cast(d.taken as integer),
                    updated_at = greatest(d.updated_at, d.now),
                    burst = d.burst,
                    refill = d.refill,
                    limited_at = case when d.own_limit then d.now else t.limited_at end,
                    day_slot = case when d.per_day > 0 then d.slot_now else t.day_slot end,
                    day_usage = case when d.per_day > 0
                      then (d.day_usage[1] + cast(d.taken as integer)) || d.day_usage[2:] else t.day_usage end,
                    probe_until =
                      case when not d.taken then t.probe_until
                        when d.refusals > 0 then d.now + cast(? as double precision) * interval '1 second' end
                  from decided d where t.id = d.id and (d.taken or d.set_back)
                )
                select taken, pause_seconds, probe_seconds, available, needed, burst, refill, refusals,
                  day_excess, seconds_into_slot, case when day_excess > 0 then day_usage end as day_usage
                from decided
                """);
    }

    /** Opens a full bucket. Parameters: id, burst, burst, refill. */
    String open() {
        return expand("""
                insert into request_budget (id, tokens, updated_at, burst, refill, limited_at)
                values (?, ?, {now}, ?, ?, {now}) on conflict do nothing
                """);
    }

    /** Forgets buckets that have long been full again, as many as one transaction takes. */
    String forget() {
        return expand("""
                delete from request_budget where id in (
                  select id from request_budget
                  where greatest(updated_at, paused_until) <
                    {now} - case when day_usage is null then interval '1 hour' else interval '25 hours' end
                  limit 500 for update skip locked)
                """);
    }

    /** Pauses the key and leaves one token for its end. Parameters: seconds, id. */
    String pause() {
        return expand("""
                update request_budget set
                  tokens = least(tokens, 1),
                  updated_at = {now},
                  paused_until =
                    greatest(%s, {now} + cast(? as double precision) * interval '1 second')
                where id = ?
                """.formatted(PAUSE));
    }

    /** Counts a refusal. Parameter: id. */
    String refused() {
        return expand("""
                update request_budget set
                  refusals = case when refusals > 0 and %s > {now} then refusals else least(refusals + 1, 1000) end,
                  probe_until = null
                where id = ? returning refusals
                """.formatted(PAUSE));
    }

    /** Ends a row of refusals. Parameter: id. */
    String accepted() {
        return expand("""
                update request_budget set refusals = 0, probe_until = null
                where id = ? and refusals > 0 and coalesce(%s <= {now}, true)
                """.formatted(PAUSE));
    }

    private String expand(String sql) {
        return sql.replace("{aged}", AGED_DAY)
                .replace("{slots}", Integer.toString(DayWindow.SLOTS))
                .replace("{slot}", Long.toString(DayWindow.SLOT.toSeconds()))
                .replace("{now}", now);
    }
}
