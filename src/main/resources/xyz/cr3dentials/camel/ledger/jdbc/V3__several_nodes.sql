-- Which detector reads the list of a status, or was the last to do so.
create table ${prefix}lease (
    vendor       varchar(50)  not null,
    account      varchar(200) not null,
    status       varchar(200) not null,
    owner        varchar(100) not null,
    leased_until timestamp with time zone not null,
    primary key (vendor, account, status)
);

-- A hash where the database has one, since a reference may be too long for an ordered index.
create index ${prefix}intent_reference on ${prefix}intent ${hash} (reference);
create index ${prefix}intent_unresolved on ${prefix}intent (vendor, account, opened_at)
    ${only} state in ('OPEN', 'AMBIGUOUS') ${end};
