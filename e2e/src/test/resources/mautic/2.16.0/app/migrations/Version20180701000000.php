<?php

return [
    'CREATE TABLE companies (id INT AUTO_INCREMENT PRIMARY KEY, lead_id INT NOT NULL, FOREIGN KEY (lead_id) REFERENCES leads (id))',
    'INSERT INTO companies (lead_id) SELECT id FROM leads',
];
