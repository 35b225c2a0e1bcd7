# $1: the root. Prints open or closed: whether all of the marks ($2…) are there; then the processes that hold a database file.
# The processes that have a file open; not the one that looks.
holders() {
    sh -c 'exec find -L /proc/[0-9]*/fd -maxdepth 1 -samefile "$1" ! -path "/proc/$$/*" -printf "%h\n" 2>/dev/null' sh "$1" |
        cut -d / -f 3 | sort -nu | tr '\n' ' '
}
# Where no site is left, nobody comes in.
cd -- "$1" 2>/dev/null || { echo closed; exit; }
shift
state=closed
for mark; do
    [ -e "./$mark" ] || [ -L "./$mark" ] || state=open
done
echo $state
[ -z "$DRYDOCK_LOOK_FILE" ] || holders "./$DRYDOCK_LOOK_FILE"
