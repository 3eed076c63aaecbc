alter table usage_event add column n bigint not null default 0;
alter table usage_event add column subject text;
alter table reservation add column estimated_usd double precision;

update usage_event set n = numbered.n
from (select id, row_number() over (order by at, id) as n from usage_event) as numbered
where numbered.id = usage_event.id;

create unique index usage_event_by_number on usage_event (n);

drop index usage_event_by_kind;
create index usage_event_by_kind on usage_event (kind, at, n);

create index usage_event_by_subject on usage_event (kind, subject, at, n)
  where subject is not null;
create index usage_execution_by_repo on usage_event (repo_key, at)
  where kind = 'execution';

create index ticket_by_repo_end on ticket (repo_key, ended_at)
  where executed = 1 and interrupted = 0;

create index ticket_by_state_kind on ticket (state, kind);
create index ticket_overdue on ticket (expires_at) where state = 'admitted';

drop index reservation_open;
create index reservation_open on reservation (repo_key, credits)
  where state = 'reserved';
