-- where a release did not go well, asked whenever it would begin by itself somewhere else
alter table run add column application text;
alter table run add column target text;
-- of what has ended only what failed, and what came after that: the plans of all others need not be read
update run r set application = plan::jsonb ->> 'recipe', target = regexp_replace(plan::jsonb -> 'to' ->> 'name', '^[vV](?=[0-9])', '')
    where kind = 'upgrade' and (ended is null or status in ('rolled-back', 'stuck') or (status = 'succeeded' and exists (
        select 1 from run f where f.site = r.site and f.kind = 'upgrade' and f.status in ('rolled-back', 'stuck') and f.started < r.started)));
create index run_failed on run (application, target, site, started) where kind = 'upgrade' and status in ('rolled-back', 'stuck');
