-- what a person must know to choose a backup, and what becomes of it
alter table backup
    add column kind        text not null default 'backup',
    add column recipe      text,
    -- "main (sqlite), …"; null: taken before it was written down
    add column databases   text,
    add column with_open_doors boolean not null default false,
    -- read back, where the drill was waived
    add column checked     timestamptz,
    -- the last drill or check found it no good, and why
    add column damaged     timestamptz,
    add column damage      text,
    add column pinned      timestamptz,
    add column erase_after timestamptz,
    -- it is being erased; it is gone. The row stays
    add column leaving     timestamptz,
    add column gone        timestamptz;
update backup b set kind = r.kind from run r where r.id = b.id;
