# $1: seconds, or empty: no limit. Sends a dump of PGDATABASE.
limit=$1
unset PGCLIENTENCODING PGOPTIONS
send ${limit:+timeout "$limit"} "$dump" -w --format=plain --lock-wait-timeout=60000
