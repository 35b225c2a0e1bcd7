# $1: the root. Prints open or closed: whether one of the marks ($2…) is there; then the processes that hold a database file.
# Where no site is left, nobody comes in.
cd -- "$1" 2>/dev/null || { echo closed; exit; }
shift
if [ $# -gt 0 ]; then
    state=open
    for mark; do
        if [ -e "./$mark" ] || [ -L "./$mark" ]; then state=closed; fi
    done
    echo $state
else
    echo closed
fi
[ -z "$DRYDOCK_LOOK_FILE" ] || find -L /proc/[0-9]*/fd -maxdepth 1 \( -samefile "./$DRYDOCK_LOOK_FILE" \) -printf '%h\n' 2>/dev/null |
    cut -d / -f 3 | sort -nu
