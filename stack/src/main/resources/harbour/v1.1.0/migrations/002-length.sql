alter table berths add column length_m real not null default 9.5;
update berths set length_m = 12 where boat = 'Albatros';
