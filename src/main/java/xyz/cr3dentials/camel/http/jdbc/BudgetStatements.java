package xyz.cr3dentials.camel.http.jdbc;

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
              probe_until timestamp with time zone
            ) with (fillfactor = 50)
            """;

    /** No pause is longer, see {@code RetryHint}. */
    private static final String PAUSE = "case when paused_until <= {now} + interval '10 minutes' then paused_until end";

    /**
     * Takes a token, or says what is in the way. Parameters: id, own burst, own refill, requests ahead, share of the burst
     * that is left to others, seconds a probe may take.
     *
     * <p>The row lock makes the nodes take turns; the last step alone writes, so a request that has to wait writes
     * nothing. The smallest limit applies until nobody has used it for ten minutes.
     */
    String take() {
        return expand("""
                with bucket as (
                  select b.*, {now} as now from request_budget b where b.id = ? for update
                ), own as (
                  select cast(? as integer) as burst, cast(? as integer) as refill
                ), known as (
                  select b.id, b.now, b.tokens, b.refusals,
                    o.burst + o.refill <= b.burst + b.refill or b.limited_at < b.now - interval '10 minutes' as own_limit,
                    o.burst as own_burst, o.refill as own_refill, b.burst, b.refill,
                    case when b.updated_at <= b.now + interval '1 minute' then b.updated_at else b.now end as updated_at,
                    case when b.paused_until <= b.now + interval '10 minutes' then b.paused_until end as paused_until,
                    case when b.refusals > 0 and b.probe_until <= b.now + interval '1 minute' then b.probe_until end
                      as probe_until
                  from bucket b cross join own o
                ), limited as (
                  select id, now, tokens, refusals, own_limit, updated_at, paused_until, probe_until,
                    case when own_limit then own_burst else burst end as burst,
                    case when own_limit then own_refill else refill end as refill
                  from known
                ), filled as (
                  select l.*,
                    greatest(0, extract(epoch from l.paused_until - l.now)) as pause_seconds,
                    greatest(0, extract(epoch from l.probe_until - l.now)) as probe_seconds,
                    least(l.burst, trunc(l.tokens + l.refill / 60.0 * cast(
                      greatest(0, extract(epoch from l.now - greatest(l.updated_at, l.paused_until))) as numeric), 6))
                      as available
                  from limited l
                ), decided as (
                  select f.*, w.needed, pause_seconds = 0 and probe_seconds = 0 and available >= w.needed as taken
                  from filled f cross join lateral (
                    select 1 + cast(? as bigint) + coalesce(f.burst / nullif(cast(? as integer), 0), 0) as needed) w
                ), taking as (
                  update request_budget t set
                    tokens = d.available - 1,
                    updated_at = greatest(d.updated_at, d.now),
                    burst = d.burst,
                    refill = d.refill,
                    limited_at = case when d.own_limit then d.now else t.limited_at end,
                    probe_until =
                      case when d.refusals > 0 then d.now + cast(? as double precision) * interval '1 second' end
                  from decided d where t.id = d.id and d.taken
                )
                select taken, pause_seconds, probe_seconds, available, needed, burst, refill, refusals from decided
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
                  where greatest(updated_at, paused_until) < {now} - interval '1 hour'
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
        return sql.replace("{now}", now);
    }
}
