SELECT concat('SELECT json_array(''rows'', ', quote(table_name), ', count(*)) FROM `', replace(table_name, '`', '``'), '`; ',
    'SELECT json_array(''checksum'', ', quote(table_name), '); CHECKSUM TABLE `', replace(table_name, '`', '``'), '` EXTENDED;')
    FROM information_schema.tables WHERE table_schema = database() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
    ORDER BY table_name;
