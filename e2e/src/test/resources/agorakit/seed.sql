INSERT INTO `groups` (id, name, body) VALUES (1, 'Harbour', 'Who moors where'), (2, 'Kitchen ☕', NULL);
INSERT INTO users (username, email, group_id) VALUES
  ('anna', 'anna@example.org', 1), ('bert', 'bert@example.org', 1), ('çelik', 'celik@example.org', 2);
