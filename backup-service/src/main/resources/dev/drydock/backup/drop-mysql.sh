# $1: SQL that empties the database $2. $3: `drop` where it was made for a drill, else what marks one there goes last.
database=$2
printf '%s\n' "$1" >"$work/empty"
quoted() { printf '%s' "$database" | sed 's/`/``/g; s/^/`/; s/$/`/'; }
if [ "$3" = drop ]; then
    ask -e "DROP DATABASE IF EXISTS $(quoted)" || exit 73
else
    ask -- "$database" <"$work/empty" >"$work/statements" && ask -- "$database" <"$work/statements" >/dev/null &&
        ask -e 'DROP TABLE IF EXISTS drydock_drill' -- "$database" || exit 73
fi
