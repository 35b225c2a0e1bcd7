SELECT concat('SELECT json_array(''checksum'', ', quote(table_name), '); CHECKSUM TABLE `', replace(table_name, '`', '``'), '` EXTENDED;')
    FROM information_schema.tables WHERE table_schema = database() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
    AND NOT (table_name = 'drydock_drill' AND table_comment LIKE 'drydock\_scratch\_%') ORDER BY table_name;
