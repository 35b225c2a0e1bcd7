# $1: SQL whose every row is a statement, whose rows are sent; the client's version first. $2: the database.
printf '%s\n' "$1" >"$work/sql"
answer() {
    "$dump" --version
    ask --default-character-set=utf8mb4 -- "$database" <"$work/sql" >"$work/statements" &&
        ask --default-character-set=utf8mb4 -- "$database" <"$work/statements"
}
database=$2
send answer
