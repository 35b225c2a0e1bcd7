# $1: SQL whose every row is one line. Sends what it says of PGDATABASE, the client's version first. $2: `foreign`: a backup says it.
printf '%s\n' "$1" >"$work/sql"
foreign=${2:-}
answer() {
    "$dump" --version
    if [ "$foreign" = foreign ]; then tame -f "$work/sql"; else ask -f "$work/sql"; fi
}
send answer
