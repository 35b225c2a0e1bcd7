-- how far each chain of the public record is on its topic, and how far a head has told of it
create table relayed (
    id       text primary key,
    sequence bigint not null,
    hash     text not null,
    headed   bigint not null default 0
);
create index relayed_to_head on relayed (id) where headed < sequence;
insert into relayed (id, sequence, hash)
    select distinct on (run) run, sequence, encode(sha256(value), 'hex') from record
    where sent is not null order by run, sequence desc;

-- what the last head said; the one row is locked while the next is written
create table head (
    the_one boolean primary key default true check (the_one),
    chains  bigint not null default 0,
    entries bigint not null default 0,
    due     timestamptz not null default clock_timestamp()
);
insert into head default values;
insert into chain (id) values ('heads');
