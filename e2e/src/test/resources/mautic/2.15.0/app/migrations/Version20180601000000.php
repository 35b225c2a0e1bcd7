<?php

return [
    'CREATE TABLE lead_lists (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(190) NOT NULL)',
    "INSERT INTO lead_lists (name) SELECT concat('list of ', email) FROM leads",
];
