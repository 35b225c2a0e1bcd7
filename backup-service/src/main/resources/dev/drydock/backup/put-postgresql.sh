# Makes PGDATABASE what the dump in the input says. $1: SQL that empties it. $2: `scratch`: it need not be there yet. From the environment,
# of a database that is made: DRYDOCK_OWNER, DRYDOCK_ENCODING, DRYDOCK_COLLATE, DRYDOCK_CTYPE, DRYDOCK_PROVIDER, DRYDOCK_LOCALE,
# DRYDOCK_TABLESPACE; $3: `direct`: it is loaded as it comes, and its last statement says the word. And DRYDOCK_MARKER, which says that a drill has it, and DRYDOCK_STRICT, where no client will do that is not tame.
if [ -n "$3" ]; then begin; else receive; fi
[ -n "$restrict" ] || [ -z "${DRYDOCK_STRICT:-}" ] || {
    echo 'this psql knows no \restrict' >&2
    exit 81
}
target=$PGDATABASE
printf '%s\n' "$1" >"$work/empty"
# By names that no option can be made of; ask -c would not know the variables.
maintain() {
    printf '%s\n' "$1" | PGDATABASE=postgres ask -v db="$target" -v owner="${DRYDOCK_OWNER:-}" -v encoding="$DRYDOCK_ENCODING" \
        -v collate="$DRYDOCK_COLLATE" -v ctype="$DRYDOCK_CTYPE" -v provider="${DRYDOCK_PROVIDER:-c}" -v locale="${DRYDOCK_LOCALE:-}" \
        -v tablespace="${DRYDOCK_TABLESPACE:-}" -v marker="${DRYDOCK_MARKER:-}" -f -
}
may_make() {
    [ "$(maintain "SELECT (rolsuper OR rolcreatedb) AND NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db'
        AND NOT pg_has_role(datdba, 'MEMBER')) FROM pg_roles WHERE rolname = current_user")" = t ]
}
there() { [ "$(maintain "SELECT 1 FROM pg_database WHERE datname = :'db'")" = 1 ]; }
as_made() {
    [ "$(maintain "SELECT pg_has_role(datdba, 'MEMBER') AND pg_encoding_to_char(encoding) = :'encoding' AND datcollate = :'collate'
        AND datctype = :'ctype' AND coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') = :'provider'
        AND coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', '') = :'locale'
        FROM pg_database d WHERE datname = :'db'")" = t ]
}
# A killed client does not stop the statement that its server is running.
end_sessions() {
    maintain "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :'db' AND pid <> pg_backend_pid()
        AND pg_has_role(usesysid, 'MEMBER') AND backend_type = 'client backend'" >/dev/null || exit 73
}
make() {
    set -- "CREATE DATABASE :\"db\" TEMPLATE template0 ENCODING :'encoding' LC_COLLATE :'collate' LC_CTYPE :'ctype'"
    [ -z "${DRYDOCK_OWNER:-}" ] || set -- "$1 OWNER :\"owner\""
    [ "${DRYDOCK_PROVIDER:-c}" = c ] || set -- "$1 LOCALE_PROVIDER icu ICU_LOCALE :'locale'"
    [ -z "${DRYDOCK_TABLESPACE:-}" ] || set -- "$1 TABLESPACE :\"tablespace\""
    maintain "$1"
}
mark() { [ -z "${DRYDOCK_MARKER:-}" ] || maintain "COMMENT ON DATABASE :\"db\" IS :'marker'" || exit 77; }
# Emptied rather than made anew: what only an administrator may set of it stays, and his sessions are in nobody's way.
if ! as_made && may_make; then
    end_sessions
    maintain 'DROP DATABASE IF EXISTS :"db"' || exit 73
    make || exit 74
    mark
else
    there || { [ "$2" = scratch ] && exit 77 || exit 78; }
    end_sessions
    mark
    ask -f "$work/empty" >/dev/null || exit 73
fi
if [ -n "$3" ]; then
    [ "$(tame -f - | tail -n 1)" = "$whole" ] || exit 79
else
    tame -f "$work/all" >/dev/null || exit 79
fi
