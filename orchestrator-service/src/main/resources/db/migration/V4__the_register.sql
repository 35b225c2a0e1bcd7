-- chains of the public record that are no run's; a run's own is in its row
create table chain (
    id        text primary key,
    sequence  bigint not null default 0,
    last_hash text not null default ''
);
-- what is changed beside runs: sites, recipes, pins, …
insert into chain (id) values ('register');
