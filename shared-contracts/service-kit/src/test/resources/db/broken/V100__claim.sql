create table claim (id text primary key);
insert into claim (id) values ('first');
create table claim (id text primary key);
