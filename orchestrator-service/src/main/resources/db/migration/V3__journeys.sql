-- an upgrade over several hops; it has the id of its first run
create table journey (
    id     text primary key,
    site   text not null references site (name),
    -- what a person asked for
    wish   text not null,
    -- going, arrived, stopped
    status text not null,
    why    text,
    next   text,
    ended  timestamptz
);
create index journey_going on journey (id) where ended is null;
-- written in one transaction with the first run
alter table run add column journey text references journey (id) deferrable initially deferred;
create index run_of_journey on run (journey, started) where journey is not null;
