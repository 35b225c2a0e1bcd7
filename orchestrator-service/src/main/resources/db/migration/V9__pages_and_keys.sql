-- a page of runs is found, however many there are: newest first, of all and by each thing that they are filtered by
drop index run_of_site;
create index run_of_site on run (site, started desc, id desc);
create index run_of_status on run (status, started desc, id desc);
create index run_of_kind on run (kind, started desc, id desc);
create index run_open on run (started desc, id desc) where ended is null;
-- the same of a site's backups and of what became of releases there
drop index backup_of_site;
create index backup_of_site on backup (site, taken desc, id desc);
create index intent_of_site on intent (site, changed desc, id desc);
drop index intent_newest;
create index intent_newest on intent (changed desc, id desc);
drop index release_newest;
create index release_newest on release (heard desc, application desc, version desc);

-- what was asked with an Idempotency-Key, by its hash: with the same key nothing else is asked
create table asked (
    key  text primary key,
    hash text not null,
    at   timestamptz not null default now()
);
create index asked_at on asked (at);
