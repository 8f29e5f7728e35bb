-- One row a session. Columns that are null unless there is work keep the indexes on them small, so that a claim costs
-- the same with a million old rows: due_at while a delivery is due or claimed, hint_due_at while a hint is. The index
-- conditions between only and end are a comment for H2, which has no partial indexes.
create table ${prefix}session (
    vendor              varchar(50)  not null,
    account             varchar(200) not null,
    session_id          varchar(500) not null,
    -- HINTED, OPEN, ABANDONED, HISTORY, UNWANTED, DUE, PARKED or DELIVERED
    state               varchar(12)  not null,
    status              varchar(200) default '' not null,
    known_since         timestamp with time zone not null,
    created_at          timestamp with time zone,
    completed_at        timestamp with time zone,
    expires_at          timestamp with time zone,
    reference           varchar,
    intent_id           varchar(200),

    learnt_by           varchar(20),
    learnt_at           timestamp with time zone,
    -- The only column with personal data.
    payload             text,
    payload_kept_since  timestamp with time zone,

    attempts            integer default 0 not null,
    due_at              timestamp with time zone,
    claim_id            varchar(40),
    settled_at          timestamp with time zone,
    failure_cause       varchar(500),
    failure_place       varchar(500),

    hint_by             varchar(20),
    hint_rank           integer,
    hinted_at           timestamp with time zone,
    hint_due_at         timestamp with time zone,
    hint_claim_id       varchar(40),
    hint_claimed_at     timestamp with time zone,
    hint_attempts       integer default 0 not null,
    hint_renewed        integer default 0 not null,
    hint_intent_id      varchar(200),

    -- One line an event: time, event, detail.
    timeline            varchar(10000) default '' not null,
    timeline_kept_since timestamp with time zone,

    primary key (vendor, account, session_id)
);

create index ${prefix}session_due on ${prefix}session (vendor, account, due_at)
    ${only} due_at is not null ${end};
create index ${prefix}session_hint on ${prefix}session (vendor, account, hint_rank, hint_due_at)
    ${only} hint_due_at is not null ${end};
create index ${prefix}session_state on ${prefix}session (vendor, account, state, expires_at)
    ${only} state in ('OPEN', 'DUE', 'PARKED') ${end};
create index ${prefix}session_payload on ${prefix}session (vendor, account, payload_kept_since)
    ${only} payload_kept_since is not null ${end};
create index ${prefix}session_timeline on ${prefix}session (vendor, account, timeline_kept_since)
    ${only} timeline_kept_since is not null ${end};

create table ${prefix}intent (
    vendor     varchar(50)  not null,
    account    varchar(200) not null,
    intent_id  varchar(200) not null,
    reference  varchar,
    opened_at  timestamp with time zone not null,
    state      varchar(12)  not null,
    session_id varchar(500),
    primary key (vendor, account, intent_id)
);

create index ${prefix}intent_age on ${prefix}intent (vendor, account, opened_at);

create table ${prefix}baseline (
    vendor            varchar(50)  not null,
    account           varchar(200) not null,
    status            varchar(200) not null,
    taken_at          timestamp with time zone not null,
    history_delivered boolean      not null,
    latest_end        timestamp with time zone,
    primary key (vendor, account, status)
);
