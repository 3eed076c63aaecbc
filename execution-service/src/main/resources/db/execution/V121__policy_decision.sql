create table policy_decision (
  decision_id text primary key,
  n bigint not null unique,
  ticket_id text not null,
  task_id text not null,
  repo_key text not null,
  title text not null,
  outcome text not null check (outcome in ('admitted', 'blocked', 'refused', 'started')),
  status text not null,
  config_digest text not null,
  proposal_digest text not null,
  approval_id text,
  bundle text not null,
  request text not null,
  decision text not null,
  decided_at bigint not null
);

create index policy_decision_by_ticket on policy_decision (ticket_id, n);
create index policy_decision_by_task on policy_decision (task_id, n);
create index policy_decision_by_time on policy_decision (decided_at);
