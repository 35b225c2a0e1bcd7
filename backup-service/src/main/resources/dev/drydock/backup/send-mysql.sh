# $1: seconds, or empty: no limit. $2: the database. $3: `events`: these alone, else all but these; `scratch`: without what marks a drill.
limit=$1
database=$2
case $3 in
    events) set -- --no-create-info --no-data --skip-triggers --events ;;
    scratch) set -- --routines --triggers --skip-events "--ignore-table=$database.drydock_drill" ;;
    *) set -- --routines --triggers --skip-events ;;
esac
case $("$dump" --version) in
    *MariaDB*) ;;
    *) set -- "$@" --set-gtid-purged=OFF --column-statistics=0 ;;
esac
send widely ${limit:+timeout "$limit"} "$dump" --defaults-extra-file="$work/access" --single-transaction --quick --skip-lock-tables \
    --hex-blob --no-tablespaces --skip-dump-date --default-character-set=utf8mb4 --max-allowed-packet=1G "$@" -- "$database"
