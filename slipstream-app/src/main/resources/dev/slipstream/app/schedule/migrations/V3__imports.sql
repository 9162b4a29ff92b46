-- Which files of history were imported, and how far; a file is known by its content and the way it is read.
create table imports (
    id            bigint generated always as identity primary key,
    sha256        text                     not null,
    bytes         bigint                   not null,
    reading       text                     not null,
    name          text                     not null,
    provider      text                     not null,
    source        text                     not null,
    first_capture bigint                   not null,
    captures      bigint                   not null default 0 check (captures >= 0),
    elements      bigint                   not null default 0 check (elements >= 0),
    hours         bigint[]                 not null default '{}',
    not_after     timestamp with time zone not null,
    started_at    timestamp with time zone not null,
    finished_at   timestamp with time zone,
    settled_at    timestamp with time zone,
    unique (sha256, bytes, reading)
);
create index imports_by_source on imports (source);
comment on table imports is 'One row per file of history that was imported or is being imported';
comment on column imports.first_capture is 'The id of its first capture; the others follow one by one';
comment on column imports.captures is 'How many are in bronze.captures for sure';
comment on column imports.hours is 'The hours that its events lie in, counted from 1970; complete when finished';
comment on column imports.not_after is 'Later events are refused, again and again when it goes on after a break';
