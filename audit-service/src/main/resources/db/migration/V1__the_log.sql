-- Only added to, by a role of its own that may do nothing else. Values are the bytes as they were sent.
create table event (
    -- in the order in which they were kept: one writes at a time
    id        bigint generated always as identity primary key,
    run       text not null,
    sequence  bigint not null,
    value     bytea not null,
    -- [{"name": …, "value": base64}, …]; the key is the run
    headers   text not null,
    hash      text not null,
    previous  text not null,
    type      text not null,
    site      text not null,
    actor     text not null,
    time      timestamptz not null,
    partition int not null,
    "offset"  bigint not null,
    kept      timestamptz not null default clock_timestamp(),
    unique (run, sequence)
);
create index event_of_site on event (site, id);
create index event_of_type on event (type, id);
create index event_of_actor on event (actor, id);
create index event_at on event (time);
create index event_that_closes on event (run, sequence) where type = 'dev.drydock.run.closed.v1';

-- what a head said of a chain
create table claim (
    head     bigint not null,
    run      text not null,
    sequence bigint not null,
    hash     text not null,
    primary key (head, run)
);

-- what is wrong, or was: never taken back. Whether it is mended by now is asked of the events
create table evidence (
    id        bigint generated always as identity primary key,
    -- one finding is kept once, however often its record comes
    mark      text not null unique,
    what      text not null,
    run       text not null,
    sequence  bigint not null,
    until     bigint not null,
    why       text not null,
    -- where it was found, and its bytes; null: it is what is not there
    partition int,
    "offset"  bigint,
    key       bytea,
    value     bytea,
    headers   text,
    found     timestamptz not null default clock_timestamp()
);
create index evidence_of_run on evidence (run, id);

do $$
begin
    if not exists (select from pg_roles where rolname = '${writer}') then
        execute format('create role %I login password %L', '${writer}', '${password}');
    end if;
    if not pg_has_role('${writer}', current_user, 'member') then
        execute format('grant usage on schema %I to %I', current_schema(), '${writer}');
        execute format('grant select, insert on event, claim, evidence to %I', '${writer}');
    end if;
end $$;
