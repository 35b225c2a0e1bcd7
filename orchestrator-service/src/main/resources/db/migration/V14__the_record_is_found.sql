-- what an entry of the public record is found by; all of it is taken out of its own signed bytes
alter table record
    add column at    timestamptz not null default now(),
    -- without the common prefix and suffix: step.done
    add column type  text not null default '',
    -- null: it is of no site
    add column site  text,
    add column actor text not null default '';

-- not by who writes it: while this version is rolled out an orchestrator of before writes too
create function record_is_filed() returns trigger language plpgsql as $$
declare
    said    json;
    subject text;
begin
    -- what JSON may name and no text here can have
    said := replace(convert_from(new.value, 'UTF8'), '\u0000', '\ufffd')::json;
    subject := said ->> 'subject';
    new.at := coalesce((said ->> 'time')::timestamptz, new.at);
    new.type := coalesce(regexp_replace(said ->> 'type', '^dev\.drydock\.(.+)\.v[0-9]+$', '\1'), '');
    new.actor := coalesce(said ->> 'actor', '');
    -- of the register only what is said of a site has its name as the subject
    if new.run <> 'heads' and (new.run <> 'register'
            or new.type ~ '^(site|backup|release)\.' and new.type <> 'release.heard') then
        new.site := subject;
    end if;
    return new;
exception when data_exception then
    -- it is kept all the same, and a run's is found by its site
    raise warning 'entry % of % is not filed: %', new.sequence, new.run, sqlerrm;
    new.site := (select site from run where id = new.run);
    return new;
end $$;

create trigger record_is_filed before insert or update on record
    for each row execute function record_is_filed();
update record set value = value;
drop trigger record_is_filed on record;
create trigger record_is_filed before insert on record
    for each row execute function record_is_filed();

-- a page is found, however many there are: newest first, of all and by each thing that they are filtered by (by several that are
-- seldom together, those of one are read). A head comes every
-- minute, whatever happens: those are found by their type alone
create index record_newest on record (at desc, run desc, sequence desc) where run <> 'heads';
create index record_of_site on record (site, at desc, run desc, sequence desc) where site is not null;
create index record_by on record (actor, at desc, run desc, sequence desc) where run <> 'heads';
create index record_of_type on record (type, at desc, run desc, sequence desc);
