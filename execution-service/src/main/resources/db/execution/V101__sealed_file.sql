-- Copies of sealed evidence, kept where replicas share a store.
create table sealed_file (
  place text not null,
  name text not null,
  content text not null,
  primary key (place, name)
);
