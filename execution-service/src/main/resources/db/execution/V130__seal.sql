-- One row for each number of the chain of seals. A number that was given and never published is
-- void; its head keeps its place in the chain.
create table seal (
  n bigint primary key,
  ticket_id text not null,
  run_id text not null,
  place text not null,
  previous text,
  head text not null,
  seal text not null,
  state text not null check (state in ('intended', 'sealed', 'void')),
  intended_at bigint not null,
  sealed_at bigint,
  logs_pruned_at bigint,
  logs_rule text,
  pruned_at bigint,
  pruned_rule text
);

create unique index seal_one_per_ticket on seal (ticket_id) where state <> 'void';
create unique index seal_one_per_place on seal (place) where state <> 'void';
create index seal_to_prune on seal (sealed_at) where state = 'sealed' and pruned_at is null;
