# Prints one word, and after it a cause: what hinders working with the SQLite file below $1, or `good`, its size and how many tables it has.
export LC_ALL=C
cd -- "$1" || exit 70
file=$PWD/$DRYDOCK_CHECK_FILE
# The processes that have a file open; not the one that looks.
holders() {
    sh -c 'exec find -L /proc/[0-9]*/fd -maxdepth 1 -samefile "$1" ! -path "/proc/$$/*" -printf "%h\n" 2>/dev/null' sh "$1" |
        cut -d / -f 3 | sort -nu | tr '\n' ' '
}
ask() { sqlite3 -batch -init /dev/null "$file" "$@" 2>&1; }
command -v sqlite3 >/dev/null || { echo lacking; exit; }
[ -e "$file" ] || { echo missing; exit; }
[ ! -L "$file" ] && [ "$(realpath -- "$file")" = "$(realpath -m --no-symlinks -- "$(realpath .)/$DRYDOCK_CHECK_FILE")" ] ||
    { echo "linked $(realpath -- "$file")"; exit; }
[ -f "$file" ] || { echo alien; exit; }
[ -r "$file" ] && [ -w "$file" ] && [ -w "${file%/*}" ] || { echo rights; exit; }
if [ -s "$file" ]; then
    case $(head -c 15 -- "$file") in 'SQLite format 3') ;; *) echo alien; exit ;; esac
fi
# the first to open a database and the last to close it may leave another time on its folder
time=$(stat -c %y -- "${file%/*}")
trap 'touch -m -d "$time" -- "${file%/*}"' EXIT
said=$(ask '.timeout 2000' 'BEGIN IMMEDIATE; ROLLBACK;') || case $said in
    *locked* | *busy*)
        echo "locked $(holders "$file")"
        exit
        ;;
    *) echo "corrupt $(printf '%s' "$said" | head -n 1)"; exit ;;
esac
said=$(ask 'PRAGMA quick_check(1);') && [ "$said" = ok ] || { echo "corrupt $(printf '%s' "$said" | head -n 1)"; exit; }
[ "$(ask 'PRAGMA page_count')" != 0 ] || { echo empty; exit; }
tables=$(ask "SELECT count(*) FROM sqlite_master WHERE type = 'table'") || { echo "corrupt $tables"; exit; }
echo "good $(stat -c %s -- "$file") $tables"
