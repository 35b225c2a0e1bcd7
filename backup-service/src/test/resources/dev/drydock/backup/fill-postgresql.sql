SET ROLE app;
CREATE EXTENSION pg_trgm;
CREATE SCHEMA old;
CREATE TYPE mood AS ENUM ('calm', 'storm');
CREATE DOMAIN tonnage AS int CHECK (value > 0);
CREATE TABLE port (id serial PRIMARY KEY, name text, "odd
name" bytea);
CREATE TABLE ship (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, port int REFERENCES port, name text, tons tonnage, mood mood,
    big numeric GENERATED ALWAYS AS (tons * 2) STORED);
CREATE INDEX ON port USING gin (name gin_trgm_ops);
CREATE TABLE old.log (at date, line text) PARTITION BY RANGE (at);
CREATE TABLE old.log_2025 PARTITION OF old.log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE VIEW ships AS SELECT s.name, p.name AS port FROM ship s JOIN port p ON p.id = s.port;
CREATE MATERIALIZED VIEW tons AS SELECT sum(tons) FROM ship;
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
/* lines that look like a dump's:
\restrict abc
*/
NEW.name := upper(NEW.name); RETURN NEW; END $$;
CREATE FUNCTION louder(text) RETURNS text LANGUAGE sql AS 'SELECT upper($1)';
CREATE AGGREGATE loudest(text) (SFUNC = textcat, STYPE = text);
CREATE TRIGGER shouting BEFORE INSERT ON ship FOR EACH ROW WHEN (NEW.name = 'quiet') EXECUTE FUNCTION shout();
INSERT INTO port (name, "odd
name") VALUES ('Göteborg', '\x00ff0a5c'), (E'line\nbreak\ttab\\', NULL), (repeat('long ', 100000), '');
INSERT INTO ship (port, name, tons, mood) VALUES (1, 'Vasa', 1210, 'storm'), (1, 'Kronan', 2300, 'calm');
INSERT INTO old.log VALUES ('2025-05-05', 'sailed');
REFRESH MATERIALIZED VIEW tons;
SELECT lo_from_bytea(0, '\xdeadbeef');
GRANT SELECT ON ship TO reader;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA public GRANT SELECT ON TABLES TO reader;
ALTER DEFAULT PRIVILEGES FOR ROLE app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC
