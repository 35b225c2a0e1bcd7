create table rollout (
    id        text primary key,
    state     text not null,
    -- going, held, stopped, succeeded, ended
    standing  text not null,
    -- not looked at before
    due       timestamptz not null default now(),
    started   timestamptz not null default now(),
    ended     timestamptz,
    idempotency_key text
);
create unique index rollout_once_a_key on rollout (idempotency_key) where idempotency_key is not null;
create index rollout_due on rollout (due) where ended is null;
