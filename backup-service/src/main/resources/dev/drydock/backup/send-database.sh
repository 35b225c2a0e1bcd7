# $1: seconds, or empty: no limit. $2: the SQLite file. Sends an archive of one file: the content of the snapshot with
# the attributes of the database's file.
limit=$1
file=$PWD/$2
[ -f "$file" ] && [ ! -L "$file" ] || exit 66
touch -r "${file%/*}" "$work/times"
# The last one to close a database clears its -wal away; read only it stays as it is. Where there is none, opening read
# only would leave one behind.
how=
[ ! -e "$file-wal" ] || how=-readonly
cd "$work" || exit 71
${limit:+timeout "$limit"} sqlite3 -batch -init /dev/null $how "$file" '.timeout 10000' '.backup snapshot' >&2 || exit 67
cp --attributes-only --preserve=all -- "$file" snapshot || exit 72
touch -r "$work/times" "${file%/*}" || :
send archive ./snapshot
