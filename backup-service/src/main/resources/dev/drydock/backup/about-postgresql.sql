SET row_security = off;
SET statement_timeout = 0;
SELECT json_build_array('server', current_setting('server_version_num'));
SELECT json_build_array('account', current_user);
SELECT json_build_array('role', rolname) FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY rolname;
-- Whose objects the role may make, and what makes a role of its name one of its powers.
SELECT json_build_array('power', concat_ws(' ', format('ALTER ROLE %I', rolname), CASE WHEN rolsuper THEN 'SUPERUSER' END,
    CASE WHEN NOT rolinherit THEN 'NOINHERIT' END, CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
    CASE WHEN rolcreatedb THEN 'CREATEDB' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END, 'LOGIN'))
    FROM pg_roles WHERE rolname = current_user;
SELECT json_build_array('may', r.rolname, CASE WHEN r.oid <> u.oid AND NOT u.rolsuper AND r.rolname <> 'pg_database_owner'
    THEN format('GRANT %I TO %I', r.rolname, u.rolname) END)
    FROM pg_roles r, pg_roles u WHERE u.rolname = current_user AND pg_has_role(r.oid,
    CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) ORDER BY r.rolname;
SELECT json_build_array('owned', 'large object', oid::text, pg_get_userbyid(lomowner)) FROM pg_largeobject_metadata
    WHERE NOT pg_has_role(lomowner, 'MEMBER') ORDER BY oid LIMIT 5;
-- Those that stay when the role empties the database: it could not make them again, or they are not its own.
SELECT json_build_array('extension', extname, nspname, makes) FROM (
    SELECT extname, nspname, pg_has_role(extowner, 'MEMBER') AS owns, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
        OR coalesce((SELECT NOT v.superuser OR v.trusted FROM pg_available_extensions a JOIN pg_available_extension_versions v
            ON v.name = a.name AND v.version = a.default_version WHERE a.name = extname), false) AS makes
    FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE e.oid >= 16384) AS all_of
    WHERE NOT (owns AND makes) ORDER BY extname;
SELECT json_build_array('objects', (SELECT count(*) FROM (
    SELECT 'pg_class'::regclass AS class, oid, relnamespace AS place FROM pg_class
    UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
    UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type
    UNION ALL SELECT 'pg_namespace'::regclass, oid, oid FROM pg_namespace WHERE nspname <> 'public') o
    JOIN pg_namespace n ON n.oid = place WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = o.oid AND d.deptype = 'e'))
    + (SELECT count(*) FROM pg_largeobject_metadata));
SELECT json_build_array('marker', coalesce(shobj_description(oid, 'pg_database'), '')) FROM pg_database
    WHERE datname = current_database();
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
    ('privileges', coalesce((SELECT string_agg(acl::text, ' ' ORDER BY acl::text) FROM unnest(coalesce(datacl, acldefault('d', datdba))) acl), '')),
    ('settings', coalesce((SELECT string_agg(coalesce(pg_get_userbyid(nullif(setrole, 0)), '') || ':' || setting, E'\n'
        ORDER BY setrole, setting) FROM pg_db_role_setting, unnest(setconfig) setting WHERE setdatabase = d.oid), ''))
    ) AS of (key, value) WHERE datname = current_database();
-- What makes an empty database this one again. The names of settings that are lists come quoted as they are.
-- Beside it, what takes it back where it was not so.
SELECT json_build_array('setting', statement, undo) FROM (
    SELECT 0 AS place, format('ALTER DATABASE %I OWNER TO %I', datname, pg_get_userbyid(datdba)) AS statement, NULL AS undo
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 1, format('ALTER DATABASE %I RESET ALL', current_database()), NULL
    UNION ALL SELECT 2 + (setrole <> 0)::int, format('ALTER %s SET %I TO %s', whose, name, CASE WHEN name IN ('search_path',
            'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries') THEN value ELSE quote_literal(value) END),
        format('ALTER %s RESET %I', whose, name)
        FROM pg_db_role_setting JOIN pg_database d ON setdatabase = d.oid, unnest(setconfig) setting,
        LATERAL (SELECT split_part(setting, '=', 1) AS name, substr(setting, strpos(setting, '=') + 1) AS value,
            CASE setrole WHEN 0 THEN format('DATABASE %I', datname)
            ELSE format('ROLE %I IN DATABASE %I', pg_get_userbyid(setrole), datname) END AS whose) AS of
        WHERE datname = current_database()
    UNION ALL SELECT 4, format('ALTER DATABASE %I CONNECTION LIMIT %s', datname, datconnlimit), NULL FROM pg_database
        WHERE datname = current_database()
    UNION ALL SELECT 5, format('COMMENT ON DATABASE %I IS %L', datname, shobj_description(oid, 'pg_database')), NULL
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 6, format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', datname, pg_get_userbyid(datdba)), NULL
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT 7, format('GRANT %s ON DATABASE %I TO %s%s', privilege_type, datname, grantee_name,
            CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
        format('REVOKE %s ON DATABASE %I FROM %s CASCADE', privilege_type, datname, grantee_name)
        FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))),
        LATERAL (SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS grantee_name) AS of
        WHERE datname = current_database()
    ) AS all_of ORDER BY place, statement;
