-- what people send as YAML beside recipes and sites: policies, and the repositories whose webhooks are believed
create table document (
    -- policy, source
    kind  text not null,
    name  text not null,
    yaml  text not null,
    added timestamptz not null default now(),
    primary key (kind, name)
);

create table hold (
    application text not null,
    -- without a leading v, as everywhere here
    version     text not null,
    reason      text not null,
    by          text not null,
    since       timestamptz not null default now(),
    primary key (application, version)
);

-- what was heard of, once however often and by whichever way
create table release (
    application text not null,
    version     text not null,
    heard       timestamptz not null default now(),
    -- webhook, watcher, topic: each once, in the order in which they came
    ways        text not null,
    -- a site's own remote has it
    confirmed   timestamptz,
    primary key (application, version)
);
create index release_newest on release (heard desc, application, version);
create index release_unconfirmed on release (application) where confirmed is null;

-- what becomes of a release on a site: one row for both, for ever
create table intent (
    id          text primary key,
    site        text not null references site (name) on delete cascade,
    application text not null,
    version     text not null,
    -- as the one who told of it said; null: nobody did
    claimed     text,
    -- as the site's own remote said when it was first asked
    commit_id   text,
    -- due, asked, started, passed, refused, superseded, rejected
    state       text not null,
    due         timestamptz not null default now(),
    tries       int not null default 0,
    why         text,
    line        text,
    next        text,
    run         text references run (id),
    approved_by text,
    changed     timestamptz not null default now(),
    unique (site, application, version)
);
create index intent_due on intent (due) where state = 'due';
create index intent_newest on intent (changed desc, id);
create index intent_open on intent (site) where state in ('due', 'asked');

-- when a site's remote is asked for releases again
create table watch (
    site     text primary key references site (name) on delete cascade,
    -- where its code comes from; sites of one recipe with the same are asked once. Null: not known yet
    remote   text,
    due      timestamptz not null default now(),
    failures int not null default 0
);
create index watch_due on watch (due);

-- a person may be wanted where there is no run yet
alter table call alter column run drop not null;
