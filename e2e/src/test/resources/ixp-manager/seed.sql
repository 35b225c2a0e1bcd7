INSERT INTO cust (id, name, shortname, nocfax, lastupdated) VALUES
  (1, 'Inex ☕ Ltd', 'inex', '+353 1 555 0100', '2020-02-02 02:02:02'), (2, 'Heron', 'heron', NULL, NULL),
  (3, 'Inex of Cork', 'INEX', '+353 21 555 0100', NULL);
