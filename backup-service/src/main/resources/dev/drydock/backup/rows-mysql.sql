SELECT concat('SELECT json_array(''rows'', ', quote(table_name), ', count(*)) FROM `', replace(table_name, '`', '``'), '`;')
    FROM information_schema.tables WHERE table_schema = database() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
    AND coalesce(engine, '') NOT IN ('MRG_MYISAM', 'FEDERATED')
    AND NOT (table_name = 'drydock_drill' AND table_comment LIKE 'drydock\_scratch\_%') ORDER BY table_name;
