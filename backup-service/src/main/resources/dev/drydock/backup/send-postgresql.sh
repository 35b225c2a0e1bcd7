# $1: seconds, or empty: no limit. Sends a dump of PGDATABASE. $2: `schema`: without its rows.
limit=$1
[ "$2" = schema ] && set -- --schema-only || set --
unset PGCLIENTENCODING PGOPTIONS
send widely ${limit:+timeout "$limit"} "$dump" -w --format=plain --lock-wait-timeout=60000 "$@"
