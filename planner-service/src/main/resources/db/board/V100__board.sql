-- Times are microseconds since 1970: the wire shows six digits, and each write has a time of its own.

create table person (
  id text primary key,
  first_name text not null,
  last_name text not null,
  email text not null,
  display_name text not null
);

create table api_key (
  digest text primary key,
  person_id text not null references person (id),
  expires_at bigint,
  active bigint not null check (active in (0, 1))
);

create table workspace (
  id text primary key,
  slug text not null unique,
  name text not null
);

create table workspace_member (
  workspace_id text not null references workspace (id),
  person_id text not null references person (id),
  role bigint not null,
  primary key (workspace_id, person_id)
);

create table project (
  id text primary key,
  workspace_id text not null references workspace (id),
  name text not null,
  identifier text not null,
  description text not null,
  timezone text not null,
  default_state text,
  default_assignee text,
  external_source text,
  external_id text,
  next_sequence bigint not null,
  archived_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  created_by text not null,
  updated_by text,
  unique (workspace_id, identifier),
  unique (workspace_id, name)
);

create table project_member (
  project_id text not null references project (id),
  person_id text not null references person (id),
  role bigint not null,
  primary key (project_id, person_id)
);

create table state (
  id text primary key,
  project_id text not null references project (id),
  name text not null,
  description text not null,
  color text not null,
  slug text not null,
  sequence double precision not null,
  state_group text not null,
  is_default bigint not null check (is_default in (0, 1)),
  external_source text,
  external_id text,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint,
  created_by text not null,
  updated_by text
);

create unique index state_name on state (project_id, name) where deleted_at is null;

create table label (
  id text primary key,
  project_id text not null references project (id),
  name text not null,
  description text not null,
  color text not null,
  parent text,
  sort_order double precision not null,
  external_source text,
  external_id text,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint,
  created_by text not null,
  updated_by text
);

create unique index label_name on label (project_id, name) where deleted_at is null;

create table work_item (
  id text primary key,
  project_id text not null references project (id),
  state_id text not null references state (id),
  parent text,
  name text not null,
  description_html text not null,
  priority text not null,
  start_date text,
  target_date text,
  sequence_id bigint not null,
  sort_order double precision not null,
  completed_at bigint,
  archived_at text,
  is_draft bigint not null check (is_draft in (0, 1)),
  external_source text,
  external_id text,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint,
  created_by text not null,
  updated_by text
);

create index work_item_created on work_item (project_id, created_at);
create index work_item_updated on work_item (project_id, updated_at);
create index work_item_external on work_item (project_id, external_source, external_id);

create table work_item_label (
  work_item_id text not null references work_item (id),
  label_id text not null references label (id),
  primary key (work_item_id, label_id)
);

create table work_item_assignee (
  work_item_id text not null references work_item (id),
  person_id text not null references person (id),
  primary key (work_item_id, person_id)
);

create table comment (
  id text primary key,
  project_id text not null references project (id),
  work_item_id text not null references work_item (id),
  text_id text not null,
  comment_html text not null,
  access text not null,
  external_source text,
  external_id text,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint,
  actor text not null,
  updated_by text
);

create index comment_of_item on comment (work_item_id, created_at);
create unique index comment_external on comment (project_id, external_source, external_id)
  where deleted_at is null and external_id is not null and external_source is not null;

create table link (
  id text primary key,
  project_id text not null references project (id),
  work_item_id text not null references work_item (id),
  title text,
  url text not null,
  created_at bigint not null,
  updated_at bigint not null,
  created_by text not null,
  updated_by text,
  unique (work_item_id, url)
);

create table activity (
  id text primary key,
  project_id text not null references project (id),
  work_item_id text not null references work_item (id),
  verb text not null,
  field text,
  old_value text,
  new_value text,
  old_identifier text,
  new_identifier text,
  comment text not null,
  created_at bigint not null,
  actor text not null
);

create index activity_of_item on activity (work_item_id, created_at);
