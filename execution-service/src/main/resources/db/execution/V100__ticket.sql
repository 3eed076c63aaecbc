create table ticket (
  ticket_id text primary key,
  n bigint not null unique,
  run_id text not null unique,
  kind text not null,
  task_id text not null,
  repo_key text not null,
  state text not null,
  step text,
  owner text,
  fence bigint not null,
  command text not null,
  bundle_digest text not null,
  config_digest text not null,
  request text,
  policy text,
  refusal text,
  refusal_reason text,
  branch text,
  base_sha text,
  start_sha text,
  remote_sha text,
  tree_sha text,
  commit_sha text,
  baseline_passed bigint,
  retries text not null,
  goal text,
  agent_result text,
  agent_started_at bigint,
  agent_ms bigint,
  backend_version text,
  sandbox text,
  uncounted text,
  notes text not null,
  executed bigint not null,
  interrupted bigint not null,
  faulty bigint not null,
  result text,
  outcome text,
  evidence text,
  created_at bigint not null,
  updated_at bigint not null,
  ended_at bigint,
  expires_at bigint,
  cancel_reason text
);

create unique index ticket_one_live_task_run on ticket (task_id)
  where kind = 'task_run'
    and state in ('admitted', 'queued', 'preparing', 'running', 'validating', 'publishing', 'sealing');

create unique index ticket_one_refusal on ticket (task_id, refusal_reason)
  where state = 'refused';

create index ticket_by_state on ticket (state, n);
create index ticket_by_task on ticket (task_id, n);
create index ticket_by_repo on ticket (repo_key, n);

create table ticket_timeline (
  ticket_id text not null,
  seq bigint not null,
  at bigint not null,
  step text not null,
  event text not null,
  detail text,
  primary key (ticket_id, seq)
);

create table ticket_file (
  ticket_id text not null,
  name text not null,
  content text not null,
  primary key (ticket_id, name)
);

create table task_branch (
  task_id text primary key,
  repo_key text not null,
  branch text not null,
  fixed_at bigint not null,
  unique (repo_key, branch)
);

create table reservation (
  ticket_id text primary key,
  task_id text not null,
  repo_key text not null,
  role text not null,
  signature text,
  credits bigint not null check (credits > 0),
  state text not null check (state in ('reserved', 'settled', 'refunded')),
  reserved_at bigint not null,
  closed_at bigint
);

create index reservation_open on reservation (state, repo_key);

create table usage_event (
  id text primary key,
  kind text not null,
  at bigint not null,
  task_id text,
  repo_key text,
  body text not null
);

create index usage_event_by_kind on usage_event (kind, at);
create index usage_event_by_task on usage_event (task_id, kind, at);

create table task_attempts (
  task_id text primary key,
  attempts bigint not null
);

create table task_signature (
  role text not null,
  task_id text not null,
  signature text not null,
  primary key (role, task_id)
);
