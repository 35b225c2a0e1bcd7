INSERT INTO leads (email, points) VALUES ('anna@example.org', 5), ('bert@example.org', 0), ('çelik@example.org', -1);
