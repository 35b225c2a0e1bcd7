-- As a dump has them: of an extension's tables only the rows that are the application's.
SELECT format('SELECT json_build_array(''rows'', %L, count(*)) FROM %I.%I %s', n.nspname || '.' || c.relname, n.nspname, c.relname,
        e.extcondition[array_position(e.extconfig, c.oid)])
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension e ON e.oid = d.refobjid
    WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relpersistence <> 't'
    AND (e.oid IS NULL OR c.oid = ANY (e.extconfig))
    ORDER BY 1 \gexec
