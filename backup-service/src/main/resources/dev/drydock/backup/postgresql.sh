export PGPASSFILE="$work/access" PGCONNECT_TIMEOUT=15 PGAPPNAME=drydock PGCLIENTENCODING=UTF8 PGOPTIONS="-c client_min_messages=warning"
unset PGSERVICE PGSERVICEFILE PGPASSWORD
psql=$(client psql) || exit
dump=$(client pg_dump) || exit
# A dump or a setting may be anybody's: restricted, psql takes no command of its own, by a key that is in none of them.
restrict=
if "$psql" --help=commands | grep -q '\\restrict '; then
    restrict=$work/restrict
    printf '\\restrict %s\n' "$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')" >"$restrict"
fi
tame() { ask ${restrict:+-f "$restrict"} "$@"; }
ask() { "$psql" -X -q -A -t -w -v ON_ERROR_STOP=1 "$@"; }
