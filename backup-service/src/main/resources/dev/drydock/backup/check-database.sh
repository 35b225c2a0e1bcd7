# Prints one word, and after it a cause: what hinders working with the SQLite file below $1, or `good`, its size and how many tables it has.
export LC_ALL=C
cd -- "$1" || exit 70
file=$PWD/$DRYDOCK_CHECK_FILE
# The processes that have a file open; not the one that looks.
holders() {
    sh -c 'exec find -L /proc/[0-9]*/fd -maxdepth 1 -samefile "$1" ! -path "/proc/$$/*" -printf "%h\n" 2>/dev/null' sh "$1" |
        cut -d / -f 3 | sort -nu | tr '\n' ' '
}
# whoever else looks at it, too, is waited for
ask() { sqlite3 -batch -init /dev/null -cmd '.timeout 2000' "$file" "$@" 2>&1; }
# $1: what sqlite3 said
hindered() {
    case $1 in
        *locked* | *busy*) echo "locked $(holders "$file")" ;;
        *) echo "corrupt $(printf '%s' "$1" | head -n 1)" ;;
    esac
    exit
}
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
said=$(ask 'BEGIN IMMEDIATE; ROLLBACK;') || hindered "$said"
said=$(ask 'PRAGMA quick_check(1);') && [ "$said" = ok ] || hindered "$said"
[ "$(ask 'PRAGMA page_count')" != 0 ] || { echo empty; exit; }
tables=$(ask "SELECT count(*) FROM sqlite_master WHERE type = 'table'") || hindered "$tables"
echo "good $(stat -c %s -- "$file") $tables"
