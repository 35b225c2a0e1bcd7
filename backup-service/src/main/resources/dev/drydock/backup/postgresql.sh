export PGPASSFILE="$work/access" PGCONNECT_TIMEOUT=15 PGAPPNAME=drydock PGCLIENTENCODING=UTF8
unset PGSERVICE PGSERVICEFILE PGOPTIONS PGPASSWORD
psql=$(client psql) || exit
dump=$(client pg_dump) || exit
ask() { "$psql" -X -q -A -t -w -v ON_ERROR_STOP=1 "$@"; }
