-- What detection remembers of the list of each terminal status.
create table ${prefix}certificate (
    vendor        varchar(50)  not null,
    account       varchar(200) not null,
    status        varchar(200) not null,
    listed_before bigint       not null,
    open_before   bigint       not null,
    proven_at     timestamp with time zone,
    place         varchar(10)  not null,
    next_offset   bigint       not null,
    purged_at     timestamp with time zone,
    primary key (vendor, account, status)
);

-- How many ends were learnt in a status: the sum over a few rows, so that nodes which record at the same time seldom wait
-- for each other.
create table ${prefix}learnt (
    vendor  varchar(50)  not null,
    account varchar(200) not null,
    status  varchar(200) not null,
    part    integer      not null,
    learnt  bigint       not null,
    primary key (vendor, account, status, part)
);

-- Whether the session's end needs to be counted no more: it was, or it is history.
alter table ${prefix}session add column counted boolean default false not null;
update ${prefix}session set counted = true where state not in ('HINTED', 'OPEN', 'ABANDONED');
