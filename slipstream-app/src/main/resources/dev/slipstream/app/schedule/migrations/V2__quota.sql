-- What was taken of the providers' quotas, a row for each call; kept as long as the longest period counts.
create table quota_calls (
    id       bigint generated always as identity primary key,
    account  text                     not null,
    bucket   text                     not null,
    source   text                     not null,
    credits  bigint                   not null check (credits >= 0),
    taken_at timestamp with time zone not null
);
create index quota_calls_by_account on quota_calls (account, bucket, taken_at);
create index quota_calls_by_source on quota_calls (source, taken_at);
comment on table quota_calls is 'One row per call that was allowed, whatever came of it';
comment on column quota_calls.account is 'The provider and whose quota it is, as opensky/anonymous; no secret';

-- Where a provider says that less is left than was counted here.
create table quota_words (
    account   text                     not null,
    bucket    text                     not null,
    remaining bigint                   not null check (remaining >= 0),
    said_at   timestamp with time zone not null,
    primary key (account, bucket)
);
comment on table quota_words is 'The newest word of a provider that somebody else uses the account too';

-- Until when a provider asks everybody who uses an account to wait; gone when that is over.
create table quota_closures (
    account      text                     not null,
    bucket       text                     not null,
    closed_until timestamp with time zone not null,
    primary key (account, bucket)
);
comment on table quota_closures is 'No call is made before closed_until, after a restart neither';
