-- at each start: whoever gives the service another password need tell nobody else
do $$
begin
    if length('${password}') > 0 and not pg_has_role('${writer}', current_user, 'member') then
        perform pg_advisory_xact_lock(4714);
        execute format('alter role %I password %L', '${writer}', '${password}');
    end if;
exception when insufficient_privilege then
    raise warning 'the password of % stays as it is: % may not set it', '${writer}', current_user;
end $$;
