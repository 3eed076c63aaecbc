-- Durations, ends and triage of a task in the order of time.
drop index usage_event_by_task;
create index usage_event_by_task on usage_event (task_id, kind, at, n);
