# $1: seconds, or empty: no limit. $2: the database. $3: `events`: these alone, else all but these.
limit=$1
if [ "$3" = events ]; then
    set -- "$2" --no-create-info --no-data --skip-triggers --events
else
    set -- "$2" --routines --triggers --skip-events
fi
case $("$dump" --version) in
    *MariaDB*) ;;
    *) set -- "$@" --set-gtid-purged=OFF --column-statistics=0 ;;
esac
database=$1
shift
send ${limit:+timeout "$limit"} "$dump" --defaults-extra-file="$work/access" --single-transaction --quick --skip-lock-tables \
    --hex-blob --no-tablespaces --skip-dump-date --default-character-set=utf8mb4 --max-allowed-packet=1G "$@" -- "$database"
