# $1: SQL that empties PGDATABASE. $2: `drop` where it was made for a drill.
printf '%s\n' "$1" >"$work/empty"
if [ "$2" = drop ]; then
    printf '%s\n' 'DROP DATABASE IF EXISTS :"db"' | PGDATABASE=postgres ask -v db="$PGDATABASE" -f - || exit 73
else
    ask -f "$work/empty" >/dev/null || exit 73
fi
