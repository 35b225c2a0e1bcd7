CREATE TABLE port (id int AUTO_INCREMENT PRIMARY KEY, name varchar(200) CHARACTER SET utf8mb4, `odd ``name` blob, UNIQUE (name));
CREATE TABLE ship (id int AUTO_INCREMENT PRIMARY KEY, port int, name varchar(50), tons int, big int AS (tons * 2) STORED,
    twice int AS (tons * 3) VIRTUAL, doc longtext, at timestamp NULL, FOREIGN KEY (port) REFERENCES port (id));
CREATE TABLE `log` (line varbinary(50)) ENGINE = Aria;
CREATE SEQUENCE counter START 5;
SET NAMES utf8mb4;
INSERT INTO port (name, `odd ``name`) VALUES ('Göteborg ⚓', x'00ff0a5c'), ('line\nbreak\ttab\\', NULL);
INSERT INTO ship (port, name, tons, doc, at) VALUES (1, 'Vasa', 1210, repeat('long ', 200000), '2025-05-05 12:00:00'), (1, 'Kroná', 2300, '', NULL);
INSERT INTO `log` VALUES (x'fffe00');
SELECT nextval(counter);
CREATE DEFINER = app@'%' VIEW ships AS SELECT s.name, p.name AS port FROM ship s JOIN port p ON p.id = s.port;
CREATE DEFINER = app@'%' PROCEDURE shout() SELECT 'louder; than';
CREATE DEFINER = app@'%' FUNCTION doubled(x int) RETURNS int DETERMINISTIC RETURN x * 2;
CREATE DEFINER = app@'%' TRIGGER counting BEFORE INSERT ON ship FOR EACH ROW SET NEW.tons = coalesce(NEW.tons, 0);
CREATE DEFINER = app@'%' EVENT nightly ON SCHEDULE EVERY 1 SECOND DO INSERT INTO `log` SELECT 'ran' FROM dual WHERE 1 = 0
