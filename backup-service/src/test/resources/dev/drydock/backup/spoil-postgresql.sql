SET ROLE app;
CREATE TABLE crew (id serial PRIMARY KEY, ship int REFERENCES ship);
INSERT INTO crew (ship) VALUES (1);
ALTER TABLE port ADD COLUMN berth int;
DROP VIEW ships;
DROP MATERIALIZED VIEW tons;
DELETE FROM old.log;
CREATE SCHEMA newer;
CREATE TABLE newer.t (x mood);
CREATE FUNCTION whisper() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT setval('port_id_seq', 99);
SELECT lo_unlink(oid) FROM pg_largeobject_metadata;
ALTER DATABASE app SET work_mem TO '1MB';
ALTER DATABASE app RESET search_path
