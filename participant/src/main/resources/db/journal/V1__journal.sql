-- One row an order, for ever: the primary key is what keeps an order from being executed twice.
create table journal (
    order_id    text primary key,
    run         text        not null,
    epoch       bigint      not null,
    verb        text        not null,
    stop        boolean     not null,
    value       bytea,                -- as received; null: a stop came before its order
    key_id      text,
    signature   bytea,
    received_at timestamptz not null default now(),
    begun_at    timestamptz,          -- committed before anything runs on the site
    stopped_by  text,                 -- that stop has it: nobody takes it up again
    ended_at    timestamptz,
    answer      bytea,                -- as sent, and sent again when asked again
    answered_at timestamptz,          -- the broker has it
    lease_owner text,
    lease_until timestamptz,          -- by the database's clock
    check ((ended_at is null) = (answer is null))
);

create index journal_waiting on journal (stop, received_at) where ended_at is null;
create index journal_unanswered on journal (ended_at) where ended_at is not null and answered_at is null;
