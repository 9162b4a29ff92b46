-- The scheduler's own table, as db-scheduler 16 documents it for PostgreSQL.
create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- What ran, when, and how it went.
create table job_runs (
    id          bigint generated always as identity primary key,
    job         text                     not null,
    started_at  timestamp with time zone not null,
    finished_at timestamp with time zone,
    outcome     text                     not null check (outcome in ('running', 'done', 'failed')),
    summary     text                     not null default ''
);
create index job_runs_by_job on job_runs (job, started_at desc);
comment on table job_runs is 'One row per run of a scheduled job';
comment on column job_runs.summary is 'What was done, or why it failed, for people';
