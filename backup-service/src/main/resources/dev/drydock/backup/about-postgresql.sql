SET row_security = off;
SET statement_timeout = 0;
SELECT json_build_array('server', current_setting('server_version_num'));
SELECT json_build_array('role', rolname) FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname;
SELECT json_build_array('objects', (SELECT count(*) FROM (
    SELECT 'pg_class'::regclass AS class, oid, relnamespace AS place FROM pg_class
    UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
    UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type
    UNION ALL SELECT 'pg_namespace'::regclass, oid, oid FROM pg_namespace WHERE nspname <> 'public') o
    JOIN pg_namespace n ON n.oid = place WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = o.oid AND d.deptype = 'e'))
    + (SELECT count(*) FROM pg_largeobject_metadata));
SELECT json_build_array('size', pg_database_size(current_database()));
SELECT json_build_array('session', pid, coalesce(application_name, ''), coalesce(client_addr::text, 'local'))
    FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
    AND backend_type = 'client backend' ORDER BY pid;
SELECT json_build_array('property', key, value) FROM pg_database d, LATERAL (VALUES
    ('owner', pg_get_userbyid(datdba)), ('encoding', pg_encoding_to_char(encoding)),
    ('collate', datcollate), ('ctype', datctype),
    ('provider', coalesce(to_jsonb(d) ->> 'datlocprovider', 'c')),
    ('locale', coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', '')),
    ('connections', datconnlimit::text), ('tablespace', (SELECT spcname FROM pg_tablespace t WHERE t.oid = dattablespace)),
    ('comment', coalesce(shobj_description(d.oid, 'pg_database'), '')),
    ('privileges', coalesce((SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(datacl) acl), '')),
    ('settings', coalesce((SELECT string_agg(coalesce(pg_get_userbyid(nullif(setrole, 0)), '') || ':' || setting, E'\n'
        ORDER BY setrole, setting) FROM pg_db_role_setting, unnest(setconfig) setting WHERE setdatabase = d.oid), ''))
    ) AS of (key, value) WHERE datname = current_database();
-- What makes an empty database this one again. The names of settings that are lists come quoted as they are.
SELECT json_build_array('setting', statement) FROM (
    SELECT 0 AS place, format('ALTER DATABASE %I OWNER TO %I', datname, pg_get_userbyid(datdba)) AS statement
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 1, format('ALTER DATABASE %I RESET ALL', current_database())
    UNION ALL SELECT 2, format('ALTER DATABASE %I SET %I TO %s', current_database(), split_part(setting, '=', 1),
        CASE WHEN split_part(setting, '=', 1) IN ('search_path', 'temp_tablespaces', 'local_preload_libraries',
            'session_preload_libraries') THEN substr(setting, strpos(setting, '=') + 1)
        ELSE quote_literal(substr(setting, strpos(setting, '=') + 1)) END)
        FROM pg_db_role_setting, pg_database d, unnest(setconfig) setting
        WHERE setdatabase = d.oid AND datname = current_database() AND setrole = 0
    UNION ALL SELECT 3, format('ALTER ROLE %I IN DATABASE %I SET %I TO %s', pg_get_userbyid(setrole), current_database(),
        split_part(setting, '=', 1), CASE WHEN split_part(setting, '=', 1) IN ('search_path', 'temp_tablespaces',
            'local_preload_libraries', 'session_preload_libraries') THEN substr(setting, strpos(setting, '=') + 1)
        ELSE quote_literal(substr(setting, strpos(setting, '=') + 1)) END)
        FROM pg_db_role_setting, pg_database d, unnest(setconfig) setting
        WHERE setdatabase = d.oid AND datname = current_database() AND setrole <> 0
    UNION ALL SELECT 4, format('ALTER DATABASE %I CONNECTION LIMIT %s', datname, datconnlimit) FROM pg_database
        WHERE datname = current_database()
    UNION ALL SELECT 5, format('COMMENT ON DATABASE %I IS %L', datname, shobj_description(oid, 'pg_database'))
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 6, format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', datname, pg_get_userbyid(datdba))
        FROM pg_database WHERE datname = current_database() AND datacl IS NOT NULL
    UNION ALL SELECT 7, format('GRANT %s ON DATABASE %I TO %s%s', privilege_type, datname,
        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
        CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_database, aclexplode(datacl) WHERE datname = current_database()
    ) AS all_of ORDER BY place, statement;
