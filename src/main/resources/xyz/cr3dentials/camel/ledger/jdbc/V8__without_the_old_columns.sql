-- A node of the version before must not go on writing what nobody reads any more: without these columns it fails, and says so.
drop index ${prefix}session_due;
drop index ${prefix}session_payload;
drop index ${prefix}session_timeline;
alter table ${prefix}session drop column payload;
alter table ${prefix}session drop column payload_kept_since;
alter table ${prefix}session drop column attempts;
alter table ${prefix}session drop column due_at;
alter table ${prefix}session drop column claim_id;
alter table ${prefix}session drop column failure_cause;
alter table ${prefix}session drop column failure_place;
alter table ${prefix}session drop column timeline;
alter table ${prefix}session drop column timeline_kept_since;
alter table ${prefix}session drop column counted;
alter table ${prefix}session alter column hint_rank set default 0;
create index ${prefix}session_erasable on ${prefix}session (vendor, account, erasable_since)
    ${only} erasable_since is not null ${end};
create index ${prefix}session_intent on ${prefix}intent (vendor, account, session_id)
    ${only} session_id is not null ${end};
