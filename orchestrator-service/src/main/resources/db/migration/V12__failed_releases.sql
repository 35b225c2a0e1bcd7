-- where a release did not go well, asked whenever it would begin by itself somewhere else
alter table run add column application text;
alter table run add column target text;
update run set application = plan::jsonb ->> 'recipe', target = regexp_replace(plan::jsonb -> 'to' ->> 'name', '^[vV](?=[0-9])', '')
    where kind = 'upgrade' and status in ('rolled-back', 'stuck', 'succeeded');
create index run_failed on run (application, target, site, started) where kind = 'upgrade' and status in ('rolled-back', 'stuck');
