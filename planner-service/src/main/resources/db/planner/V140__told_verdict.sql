create table told_verdict (
  approval_id text primary key,
  told_at bigint not null
);

create index claim_waiting on claim (role, task_id) where outcome = 'policy_review';
