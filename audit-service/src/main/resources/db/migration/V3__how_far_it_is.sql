-- how far each partition is kept, written down with what is kept: only added to, the furthest counts
create table progress (
    -- the broker's own id of it: one that was made anew under the same name is another
    topic     text not null,
    partition int not null,
    -- of the first that is not kept yet
    "offset"  bigint not null,
    primary key (topic, partition, "offset")
);

-- what a person has looked into, and said of it
create table closing (
    finding bigint primary key references evidence (id),
    by      text not null,
    reason  text not null,
    at      timestamptz not null default clock_timestamp()
);

do $$
begin
    if not pg_has_role('${writer}', current_user, 'member') then
        execute format('grant select, insert on progress, closing to %I', '${writer}');
    end if;
end $$;
