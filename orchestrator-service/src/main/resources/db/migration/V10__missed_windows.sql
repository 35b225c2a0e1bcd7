-- how many runs were begun for it that had not closed the doors when their window was over; then its state is `missed` for a moment
alter table intent add column missed int not null default 0;
drop index intent_due;
create index intent_due on intent (due) where state in ('due', 'missed');
drop index intent_open;
create index intent_open on intent (site) where state in ('due', 'asked', 'missed');
create index intent_of_run on intent (run) where state = 'started';

-- who decides about the releases of a site just now: one at a time
create table tending (
    site  text primary key references site (name) on delete cascade,
    until timestamptz not null
);
