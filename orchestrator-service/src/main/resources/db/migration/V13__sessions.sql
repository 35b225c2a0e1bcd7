-- who has shown a token at the console's door; what the browser has is kept nowhere, only its hash
create table session (
    hash     text primary key,
    name     text not null,
    role     text not null,
    scope    text not null default '',
    -- the token that was shown, ended with it; empty: the file's, or a provider's
    token    text not null default '',
    -- of the token in the file: its hash, ended with it
    file     text not null default '',
    created  timestamptz not null default now(),
    expires  timestamptz not null
);
create index sessions_that_are_over on session (expires);
