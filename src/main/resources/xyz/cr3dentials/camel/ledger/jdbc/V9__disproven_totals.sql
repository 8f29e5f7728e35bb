-- Since when a list is known to hold more than it counts; null while its total can be believed.
alter table ${prefix}certificate add column disproven_at timestamp with time zone;
