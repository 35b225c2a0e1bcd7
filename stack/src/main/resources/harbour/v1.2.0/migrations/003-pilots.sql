create table pilots (id integer primary key, name text not null, berth integer references berths);
insert into pilots (name, berth) values ('Paula', 1), ('Piet', 2), ('Pia', 5);
alter table berths rename column owner to keeper;
update berths set keeper = 'unknown' where keeper is null;
delete from visits;
.shell chmod 600 storage/uploads/plan.txt && date >>storage/uploads/plan.txt && echo pilots >storage/uploads/pilots.csv
-- two boats are called Brise
create unique index berths_boat on berths (boat);
