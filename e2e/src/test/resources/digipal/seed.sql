INSERT INTO digipal_scribe (name) VALUES ('Ælfric'), ('Wulfstan'), ('? hand B');
INSERT INTO digipal_image (locus, scribe_id) VALUES ('1r', 1), ('1v', 1), ('1r', 2);
