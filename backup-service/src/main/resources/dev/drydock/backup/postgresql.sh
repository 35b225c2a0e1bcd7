export PGPASSFILE="$work/access" PGCONNECT_TIMEOUT=15 PGAPPNAME=drydock PGCLIENTENCODING=UTF8 PGOPTIONS="-c client_min_messages=warning"
unset PGSERVICE PGSERVICEFILE PGPASSWORD
psql=$(client psql) || exit
dump=$(client pg_dump) || exit
ask() { "$psql" -X -q -A -t -w -v ON_ERROR_STOP=1 "$@"; }
