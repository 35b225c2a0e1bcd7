SELECT 'SET NAMES utf8mb4;';
SELECT 'SELECT json_array(''server'', version());';
SELECT 'SELECT json_array(''objects'', (SELECT count(*) FROM information_schema.tables WHERE table_schema = database())
    + (SELECT count(*) FROM information_schema.routines WHERE routine_schema = database())
    + (SELECT count(*) FROM information_schema.events WHERE event_schema = database()));';
SELECT 'SELECT json_array(''size'', coalesce(sum(data_length + index_length), 0)) FROM information_schema.tables
    WHERE table_schema = database();';
SELECT 'SELECT json_array(''session'', id, '''', coalesce(host, '''')) FROM information_schema.processlist WHERE db = database()
    AND user = substring_index(current_user(), ''@'', 1) AND id <> connection_id() ORDER BY id;';
SELECT 'SELECT json_array(''property'', ''charset'', default_character_set_name) FROM information_schema.schemata
    WHERE schema_name = database();';
SELECT 'SELECT json_array(''property'', ''collation'', default_collation_name) FROM information_schema.schemata
    WHERE schema_name = database();';
SELECT 'SELECT json_array(''setting'', concat(''ALTER DATABASE CHARACTER SET '', default_character_set_name, '' COLLATE '',
    default_collation_name)) FROM information_schema.schemata WHERE schema_name = database();';
SELECT 'SELECT json_array(''property'', ''privileges'', coalesce(group_concat(concat(privilege_type, if(is_grantable = ''YES'', ''+'', ''''))
    ORDER BY privilege_type), '''')) FROM information_schema.schema_privileges WHERE table_schema = database();';
