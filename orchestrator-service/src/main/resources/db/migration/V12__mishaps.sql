-- where an upgrade went back or got stuck, and has not succeeded since: such a release begins nowhere else by itself
create table mishap (
    application text not null,
    -- without a leading v, as everywhere here
    version     text not null,
    site        text not null references site (name) on delete cascade,
    run         text not null,
    since       timestamptz not null default now(),
    primary key (application, version, site)
);
insert into mishap (application, version, site, run, since)
select plan::json ->> 'recipe', regexp_replace(plan::json -> 'to' ->> 'name', '^[vV](?=[0-9])', ''), site, id, started
from run where kind = 'upgrade' and status in ('rolled-back', 'stuck')
on conflict do nothing;
