# $1: the root. Prints the file DRYDOCK_FILE below it.
cd -- "$1" || exit 70
[ -f "./$DRYDOCK_FILE" ] || { echo "there is no file $DRYDOCK_FILE" >&2; exit 66; }
head -c 1048576 -- "./$DRYDOCK_FILE"
