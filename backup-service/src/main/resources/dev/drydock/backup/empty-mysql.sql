SELECT 'SET FOREIGN_KEY_CHECKS = 0, lock_wait_timeout = 60;';
SELECT concat('DROP EVENT IF EXISTS `', replace(event_name, '`', '``'), '`;') FROM information_schema.events
    WHERE event_schema = database();
SELECT concat('DROP VIEW IF EXISTS `', replace(table_name, '`', '``'), '`;') FROM information_schema.tables
    WHERE table_schema = database() AND table_type = 'VIEW';
SELECT concat('DROP ', if(table_type = 'SEQUENCE', 'SEQUENCE', 'TABLE'), ' IF EXISTS `', replace(table_name, '`', '``'), '`;')
    FROM information_schema.tables WHERE table_schema = database() AND table_type NOT IN ('VIEW', 'SYSTEM VIEW')
    AND NOT (table_name = 'drydock_drill' AND table_comment LIKE 'drydock\_scratch\_%');
SELECT concat('DROP ', routine_type, ' IF EXISTS `', replace(routine_name, '`', '``'), '`;') FROM information_schema.routines
    WHERE routine_schema = database() ORDER BY routine_type DESC;
