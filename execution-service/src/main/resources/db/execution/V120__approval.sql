create table approval (
  approval_id text primary key,
  n bigint not null unique,
  task_id text not null,
  repo_key text not null,
  proposal_digest text not null,
  violations text not null,
  state text not null
    check (state in ('granted', 'held', 'used', 'withdrawn', 'rejected', 'expired')),
  source text not null,
  given_by text not null,
  reason text not null,
  given_at bigint not null,
  expires_at bigint not null,
  ticket_id text,
  used_at bigint,
  withdrawal text
);

create unique index approval_one_open on approval (task_id, proposal_digest)
  where state in ('granted', 'held');

create index approval_by_task on approval (task_id, n);
create index approval_by_ticket on approval (ticket_id);

create table waiting_run (
  task_id text primary key,
  proposal_digest text not null,
  since bigint not null,
  body text not null
);
