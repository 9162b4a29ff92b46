-- From which seals the gold tables and kept answers of an hour were made, so that a death in between is noticed.
create table derived_hours (
    hour      timestamp with time zone primary key,
    made_from text not null
);
comment on table derived_hours is 'One row per settled hour whose gold tables and kept answers were made';
comment on column derived_hours.made_from is 'The providers of its seals and the hashes of their content';
