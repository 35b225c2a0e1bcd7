# $1: a file, absolute.
[ -f "$1" ] || exit 80
send cat -- "$1"
