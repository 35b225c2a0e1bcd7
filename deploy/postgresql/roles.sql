-- Each service its own role and its own schema, in the database that you are connected to. As an administrator, before the first start:
--     psql -v ON_ERROR_STOP=1 -d drydock -f roles.sql          then for each role: \password ROLE
-- It may be run again; passwords and what is in the schemas stay. No role has a password yet, so nobody comes in.

do $$
declare
    service text;
begin
    execute format('revoke all on database %I from public', current_database());
    revoke all on schema public from public;

    foreach service in array array['orchestrator', 'backup', 'vcs', 'migration', 'maintenance', 'audit']
    loop
        if not exists (select from pg_roles where rolname = 'drydock_' || service) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', 'drydock_' || service);
        end if;
        execute format('grant connect on database %I to %I', current_database(), 'drydock_' || service);
        -- else only members of a role may give it a schema
        execute format('grant %I to current_user', 'drydock_' || service);
        execute format('create schema if not exists %I authorization %I', service, 'drydock_' || service);
        execute format('revoke %I from current_user', 'drydock_' || service);
    end loop;

    -- drydock_audit owns the audit's tables and makes them; who adds to them may read and add, which V1 of the audit service grants
    if not exists (select from pg_roles where rolname = 'drydock_audit_writer') then
        create role drydock_audit_writer login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    end if;
    execute format('grant connect on database %I to drydock_audit_writer', current_database());
end $$;
