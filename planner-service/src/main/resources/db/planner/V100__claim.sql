create table claim (
  id text primary key,
  task_id text not null,
  ticket_id text not null,
  role text not null,
  step text not null,
  live bigint not null,
  title text not null,
  repo_key text not null,
  content text not null,
  config_digest text not null,
  command text,
  ticket text,
  conclusion text,
  stop_reason text,
  edits text not null,
  follow_ups text not null,
  ran bigint not null,
  outcome text,
  opened_at bigint not null,
  updated_at bigint not null,
  closed_at bigint
);

create unique index claim_live on claim (task_id) where live = 1;

create index claim_by_task on claim (task_id, closed_at);

create index claim_by_role on claim (role) where live = 1;

create table lane (
  role text primary key,
  enabled bigint not null,
  cycle bigint not null,
  resting_until bigint
);

create table refusal (
  task_id text not null,
  reason text not null,
  message text not null,
  content text not null,
  config_digest text not null,
  times bigint not null,
  not_before bigint not null,
  first_at bigint not null,
  last_at bigint not null,
  primary key (task_id, reason)
);

create table card_memory (
  task_id text primary key,
  content text not null,
  changed_at bigint,
  written_at bigint not null
);

create table ticket_feed (
  name text primary key,
  n bigint not null
);
