SELECT 'SET NAMES utf8mb4;';
SELECT 'SELECT json_array(''server'', version());';
SELECT 'SELECT json_array(''account'', current_user());';
SELECT 'SELECT json_array(''objects'', (SELECT count(*) FROM information_schema.tables WHERE table_schema = database()
        AND NOT (table_name = ''drydock_drill'' AND table_comment LIKE ''drydock\\_scratch\\_%''))
    + (SELECT count(*) FROM information_schema.routines WHERE routine_schema = database())
    + (SELECT count(*) FROM information_schema.events WHERE event_schema = database()));';
SELECT 'SELECT json_array(''marker'', table_comment) FROM information_schema.tables WHERE table_schema = database()
    AND table_name = ''drydock_drill'';';
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
-- What the role may do with this database, whether by a grant on it or on all of them.
SELECT 'SET @host = substring_index(current_user(), ''@'', -1);';
SELECT 'SET @user = left(current_user(), char_length(current_user()) - char_length(@host) - 1);';
SELECT 'SET @grantee = concat(char(39 USING utf8mb4), @user, char(39 USING utf8mb4), ''@'', char(39 USING utf8mb4), @host,
    char(39 USING utf8mb4));';
SELECT 'SET @account = concat(''`'', replace(@user, ''`'', ''``''), ''`@`'', @host, ''`'');';
SELECT 'SELECT json_array(''power'', concat(''CREATE USER IF NOT EXISTS '', @account));';
SELECT 'SELECT json_array(''may'', privilege_type, concat(''GRANT '', privilege_type, '' ON *.* TO '', @account)) FROM (
    SELECT privilege_type FROM information_schema.user_privileges WHERE grantee = @grantee
    UNION SELECT privilege_type FROM information_schema.schema_privileges WHERE grantee = @grantee AND database() LIKE table_schema
    ) granted WHERE privilege_type <> ''USAGE'' ORDER BY privilege_type;';
-- Whom a view, a trigger, a routine or an event runs as, it must be made by again.
SELECT 'SELECT json_array(''owned'', what, name, definer) FROM (
    SELECT ''view'' AS what, table_name AS name, definer FROM information_schema.views WHERE table_schema = database()
    UNION ALL SELECT ''trigger'', trigger_name, definer FROM information_schema.triggers WHERE trigger_schema = database()
    UNION ALL SELECT lower(routine_type), routine_name, definer FROM information_schema.routines WHERE routine_schema = database()
    UNION ALL SELECT ''event'', event_name, definer FROM information_schema.events WHERE event_schema = database()) made
    ORDER BY what, name;';
SELECT 'SELECT json_array(''untrusted'', routine_name) FROM (
    SELECT routine_name FROM information_schema.routines WHERE routine_schema = database() AND routine_type = ''FUNCTION''
    UNION ALL SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = database()) made
    WHERE @@log_bin AND NOT @@log_bin_trust_function_creators LIMIT 1;';
