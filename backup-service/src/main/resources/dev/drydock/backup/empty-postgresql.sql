-- What is left of another is what trap T1 is made of: everything goes that is no part of an extension or of the server.
SET client_min_messages = warning;
SET lock_timeout = '60s';
-- What is granted by default would be granted to all that the dump makes.
CREATE TEMPORARY VIEW drydock_defaults AS SELECT defaclrole, pg_get_userbyid(defaclrole) AS role, defaclacl,
    CASE defaclnamespace WHEN 0 THEN '' ELSE format(' IN SCHEMA %I', (SELECT nspname FROM pg_namespace n WHERE n.oid = defaclnamespace)) END AS place,
    CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS kind
    FROM pg_default_acl WHERE pg_has_role(defaclrole, 'MEMBER');
SELECT DISTINCT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE ALL ON %s FROM %s', role, place, kind,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END)
    FROM drydock_defaults, aclexplode(defaclacl) WHERE place <> '' OR grantee <> defaclrole \gexec
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT ALL ON %s TO %I', role, kind, role)
    FROM drydock_defaults WHERE place = '' \gexec
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT %s ON %s TO PUBLIC', role,
    CASE kind WHEN 'TYPES' THEN 'USAGE' ELSE 'EXECUTE' END, kind)
    FROM drydock_defaults WHERE place = '' AND kind IN ('FUNCTIONS', 'TYPES') \gexec
SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE pg_has_role(lomowner, 'MEMBER');
SELECT format('DROP EVENT TRIGGER IF EXISTS %I CASCADE', evtname) FROM pg_event_trigger
    WHERE pg_has_role(evtowner, 'MEMBER') AND oid NOT IN (SELECT objid FROM pg_depend WHERE classid = 'pg_event_trigger'::regclass AND deptype = 'e') \gexec
SELECT format('DROP PUBLICATION IF EXISTS %I CASCADE', pubname) FROM pg_publication
    WHERE pg_has_role(pubowner, 'MEMBER') \gexec
-- Of the extensions those that the role can make again; of those that stay, the rows that a dump would bring a second time.
SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) FROM pg_extension WHERE oid >= 16384 AND pg_has_role(extowner, 'MEMBER')
    AND ((SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
        OR (SELECT NOT v.superuser OR v.trusted FROM pg_available_extensions a JOIN pg_available_extension_versions v
            ON v.name = a.name AND v.version = a.default_version WHERE a.name = extname)) \gexec
SELECT format('DELETE FROM %I.%I %s', n.nspname, c.relname, e.extcondition[array_position(e.extconfig, c.oid)])
    FROM pg_extension e JOIN pg_class c ON c.oid = ANY (e.extconfig) JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND has_table_privilege(c.oid, 'DELETE') \gexec
SELECT format('DROP SERVER IF EXISTS %I CASCADE', srvname) FROM pg_foreign_server s WHERE pg_has_role(srvowner, 'MEMBER')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_server'::regclass AND d.objid = s.oid AND d.deptype = 'e') \gexec
SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname) FROM pg_foreign_data_wrapper w WHERE pg_has_role(fdwowner, 'MEMBER')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND d.objid = w.oid AND d.deptype = 'e') \gexec
SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace n
    WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public') AND pg_has_role(nspowner, 'MEMBER')
    AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extnamespace = n.oid)
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e') \gexec
-- The schema public is as in a new database, as far as it is the role's own.
CREATE TEMPORARY VIEW drydock_public AS SELECT n.oid, nspowner, acl.*,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS whom
    FROM pg_namespace n, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) AS acl
    WHERE nspname = 'public' AND pg_has_role(nspowner, 'MEMBER');
SELECT DISTINCT format('REVOKE ALL ON SCHEMA public FROM %s CASCADE', whom) FROM drydock_public \gexec
SELECT format('GRANT %s ON SCHEMA public TO %s%s', i.privilege_type,
        CASE i.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(i.grantee)) END,
        CASE WHEN i.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
    FROM pg_init_privs p JOIN pg_namespace n ON p.objoid = n.oid AND p.classoid = 'pg_namespace'::regclass, aclexplode(initprivs) AS i
    WHERE nspname = 'public' AND pg_has_role(nspowner, 'MEMBER') \gexec
SELECT 'COMMENT ON SCHEMA public IS ''standard public schema''' FROM pg_namespace
    WHERE nspname = 'public' AND pg_has_role(nspowner, 'MEMBER') \gexec
CREATE TEMPORARY VIEW drydock_own AS
    WITH here AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'), all_of AS (
        SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid FROM pg_class c
            WHERE relnamespace IN (SELECT oid FROM here) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type
            WHERE typnamespace IN (SELECT oid FROM here) AND typelem = 0
            AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
        UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE oprnamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily WHERE opfnamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_collation'::regclass, oid FROM pg_collation WHERE collnamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion WHERE connamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config WHERE cfgnamespace IN (SELECT oid FROM here)
        UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict WHERE dictnamespace IN (SELECT oid FROM here))
    SELECT a.classid, a.objid, i.type, i.identity FROM all_of a, pg_identify_object(a.classid, a.objid, 0) i
        WHERE NOT EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = a.classid AND d.objid = a.objid AND d.objsubid = 0 AND d.deptype IN ('e', 'i'));
SELECT format('DROP %s IF EXISTS %s CASCADE', CASE type WHEN 'composite type' THEN 'type' ELSE type END, identity)
    FROM drydock_own ORDER BY classid <> 'pg_class'::regclass, classid, objid \gexec
-- a fault here is one row's worth of stopping: by zero nothing can be divided
SELECT 1 / (count(*) = 0)::int FROM drydock_own;
