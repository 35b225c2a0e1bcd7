DROP DATABASE IF EXISTS app;
DROP USER IF EXISTS app@'%';
SET GLOBAL log_bin_trust_function_creators = 1;
CREATE DATABASE app CHARACTER SET latin1 COLLATE latin1_swedish_ci;
CREATE USER app@'%' IDENTIFIED BY 'it''s a "pass\\word: #1 $x';
GRANT ALL ON app.* TO app@'%';
GRANT ALL ON `drydock\_scratch\_%`.* TO app@'%'
