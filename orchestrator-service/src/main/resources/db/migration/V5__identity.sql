-- who may do what; what a token's owner has is kept nowhere, only its hash
create table token (
    id       text primary key,
    name     text not null,
    hash     text not null,
    role     text not null,
    -- the labels that a site must have, as k=v,k=v; empty: all sites
    scope    text not null default '',
    created  timestamptz not null default now(),
    created_by text not null,
    expires  timestamptz,
    revoked  timestamptz,
    -- at most a minute old
    used     timestamptz
);
create unique index one_live_token_a_name on token (name) where revoked is null;

-- of the site file, in the same form; a site added before had none
alter table site
    add column labels    text    not null default '',
    add column four_eyes boolean not null default false;

alter table run
    add column ticket    text,
    -- who asked for it may not approve it
    add column four_eyes boolean not null default false;
