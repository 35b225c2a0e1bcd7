# Makes the database $2 what the dump in the input says. $1: SQL that empties it, by making statements. $3: `scratch`: it
# need not be there yet; `add`: it is not emptied. $4: `direct`: it is loaded as it comes, and its last statement says the word. DRYDOCK_MARKER in the environment says that a drill has it; letters, digits, dots.
if [ -n "$4" ]; then begin; else receive; fi
database=$2
printf '%s\n' "$1" >"$work/empty"
quoted() { printf '%s' "$database" | sed 's/`/``/g; s/^/`/; s/$/`/'; }
[ "$3" != scratch ] || ask -e "CREATE DATABASE IF NOT EXISTS $(quoted)" 2>"$work/errors" || {
    cat "$work/errors" >&2
    exit 77
}
[ -z "${DRYDOCK_MARKER:-}" ] || ask -e "CREATE TABLE IF NOT EXISTS drydock_drill (id int) COMMENT '$DRYDOCK_MARKER'" -- "$database" || exit 77
# A killed client does not stop the statement that its server is running. One that ends meanwhile is no fault.
end_sessions() {
    ask -e "SELECT concat('KILL ', id, ';') FROM information_schema.processlist WHERE db = database()
        AND user = substring_index(current_user(), '@', 1) AND id <> connection_id()" -- "$database" >"$work/sessions" || exit 73
    ask --force <"$work/sessions" >/dev/null 2>&1 || :
}
empty() {
    ask --default-character-set=utf8mb4 -- "$database" <"$work/empty" >"$work/statements" &&
        ask --default-character-set=utf8mb4 -- "$database" <"$work/statements"
}
if [ "$3" != add ]; then
    end_sessions
    empty >/dev/null || exit 73
    [ "$(ask -e "SELECT (SELECT count(*) FROM information_schema.tables WHERE table_schema = database()
            AND NOT (table_name = 'drydock_drill' AND table_comment LIKE 'drydock\_scratch\_%'))
        + (SELECT count(*) FROM information_schema.routines WHERE routine_schema = database())
        + (SELECT count(*) FROM information_schema.events WHERE event_schema = database())" -- "$database")" = 0 ] || exit 73
fi
# One transaction a table, not one a statement: no disk has to be waited for after each. Not where a transaction must stay small: a
# cluster takes no large one, and a binary log holds all of it in the folder for temporary files first.
small=0
[ -z "$(ask -e "SHOW VARIABLES WHERE variable_name IN ('log_bin', 'wsrep_on') AND value = 'ON'")" ] || small=1
load() { ask --default-character-set=utf8mb4 --init-command="SET autocommit=$small" -- "$database"; }
if [ -n "$4" ]; then
    [ "$(load | tail -n 1)" = "$whole" ] || exit 79
else
    load <"$work/all" >/dev/null || exit 79
fi
