# $1: SQL that empties PGDATABASE. $2: `drop` where it was made for a drill, else the comment that it had.
printf '%s\n' "$1" >"$work/empty"
maintain() { printf '%s\n' "$1" | PGDATABASE=postgres ask -v db="$PGDATABASE" -v comment="$2" -f - || exit 73; }
if [ "$2" = drop ]; then
    maintain 'DROP DATABASE IF EXISTS :"db"' ''
else
    ask -f "$work/empty" >/dev/null || exit 73
    maintain "COMMENT ON DATABASE :\"db\" IS :'comment'" "${2#was:}"
fi
