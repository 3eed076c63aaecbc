create table own_card (
  card_id text primary key,
  source text not null,
  source_family text,
  created_at bigint not null
);
