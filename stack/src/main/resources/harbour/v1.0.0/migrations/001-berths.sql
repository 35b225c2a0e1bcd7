create table berths (berth integer primary key, boat text not null, owner text);
create table visits (id integer primary key, boat text not null, at text not null);
create index visits_boat on visits (boat);
insert into berths values (1, 'Albatros', 'Anna'), (2, 'Brise', 'Bo'), (3, 'Brise', 'Cem'), (4, 'Delfin', null),
  (5, 'Estrella', 'Élodie'), (6, 'Fjord''s End', 'Finn');
