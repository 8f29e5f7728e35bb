-- Newest first, for those who look through the sessions. Rows come in about this order, so the index grows at its end. The
-- three columns after the first make every place in it a place of its own, which a page can begin after. H2 has all that
-- a filter asks for in it, since its cache holds the index where it does not hold the rows.
create index ${prefix}session_known on ${prefix}session (known_since, session_id, vendor, account${covered});

-- Which nodes work on this ledger: a row each, renewed every few seconds. Only for show; nothing is decided by it.
create table ${prefix}node (
    name       varchar(200) not null primary key,
    started_at timestamp with time zone not null,
    seen_at    timestamp with time zone not null
);
