# $1: SQL whose every row is one line. Sends what it says of PGDATABASE, the client's version first.
printf '%s\n' "$1" >"$work/sql"
answer() {
    "$dump" --version
    ask -f "$work/sql"
}
send answer
