create table recipe (
    name  text primary key,
    yaml  text not null,
    added timestamptz not null default now()
);

create table site (
    name  text primary key,
    recipe text not null,
    yaml  text not null,
    -- the highest attempt given to any order of this site; only rises, for ever
    epoch bigint not null default 0,
    version_name text,
    version_commit text,
    added timestamptz not null default now()
);

create table run (
    id        text primary key,
    site      text not null,
    kind      text not null,
    plan      text not null,
    state     text not null,
    version   bigint not null,
    -- running, waiting, stuck, succeeded, rolled-back, not-started, resolved
    status    text not null,
    -- when the pending order is sent (again); null: none is pending
    ask_at    timestamptz,
    -- when a wait is over
    deadline  timestamptz,
    started   timestamptz not null default now(),
    ended     timestamptz,
    doors_closed timestamptz,
    doors_opened timestamptz,
    requested_by text not null,
    reason_given text,
    idempotency_key text,
    -- of the public record: how many, and the hash of the last
    sequence  bigint not null default 0,
    last_hash text not null default '',
    foreign key (site) references site (name)
);
create unique index one_open_run_a_site on run (site) where ended is null;
create unique index run_once_a_key on run (idempotency_key) where idempotency_key is not null;
create index run_to_ask on run (ask_at) where ask_at is not null;
create index run_deadline on run (deadline) where deadline is not null;
create index run_newest on run (started desc, id desc);
create index run_of_site on run (site, started desc);

-- one row an order that was ever sent: what people are shown
create table run_order (
    id       text primary key,
    run      text not null references run (id),
    kind     text not null,
    step     int not null,
    attempt  bigint not null,
    tries    int not null,
    name     text not null,
    verb     text not null,
    family   text not null,
    sent     timestamptz not null default now(),
    accepted timestamptz,
    ended    timestamptz,
    said     text,
    reason   text,
    next     text,
    tail     text,
    found    text
);
create index run_order_of_run on run_order (run, attempt);

-- the public record, byte for byte as it is sent; never deleted, so that a wiped topic can be filled again
create table record (
    run       text not null,
    sequence  bigint not null,
    value     bytea not null,
    signature bytea not null,
    key_id    text not null,
    sent      timestamptz,
    primary key (run, sequence)
);
create index record_to_send on record (run, sequence) where sent is null;

create table backup (
    id       text primary key,
    site     text not null,
    version_name text not null,
    version_commit text not null,
    taken    timestamptz not null,
    verified timestamptz,
    fingerprints text not null,
    files    bigint not null,
    bytes    bigint not null
);
create index backup_of_site on backup (site, taken desc);

create table approval (
    site text not null,
    key  text not null,
    by   text not null,
    given timestamptz not null default now(),
    primary key (site, key)
);

-- HOST SERVICE: which run has its doors closed and restarts it
create table service (
    name text primary key,
    run  text not null references run (id)
);

-- when a person is wanted: written with the state, delivered after it, at least once
create table call (
    id      text primary key,
    run     text not null references run (id),
    -- stuck, waiting, overdue
    what    text not null,
    -- the order or position that it is about: nobody is called twice for the same
    subject text not null,
    value   text not null,
    due     timestamptz not null default now(),
    tries   int not null default 0,
    -- delivered, or given up
    done    timestamptz,
    unique (run, what, subject)
);
create index call_due on call (due) where done is null;

-- questions outside any run
create table inquiry (
    id     text primary key,
    family text not null,
    asked  timestamptz not null default now(),
    answer text
);
