-- When a session's personal data were erased on request, which holds for what is learnt of it afterwards, too.
alter table ${prefix}session add column redacted_at timestamp with time zone;

-- Redactions of before are in the timelines. Where a session ended afterwards, its data came back: they go again.
update ${prefix}session set redacted_at = current_timestamp, payload = null, payload_kept_since = null, reference = null
    where timeline like '%Z REDACTED %';
update ${prefix}intent set reference = null
    where exists (select 1 from ${prefix}session s where s.vendor = ${prefix}intent.vendor
        and s.account = ${prefix}intent.account and s.session_id = ${prefix}intent.session_id
        and s.redacted_at is not null);
