CREATE TABLE crew (id int AUTO_INCREMENT PRIMARY KEY, ship int, FOREIGN KEY (ship) REFERENCES ship (id));
INSERT INTO crew (ship) VALUES (1);
ALTER TABLE port ADD COLUMN berth int;
DROP VIEW ships;
DROP EVENT nightly;
DROP PROCEDURE shout;
CREATE DEFINER = app@'%' PROCEDURE whisper() SELECT 1;
DELETE FROM `log`;
SELECT nextval(counter);
ALTER DATABASE app CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci
