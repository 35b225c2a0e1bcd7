# $1: the SQLite file that is in use. Input: what another one holds. Sends an archive of it with the attributes of the one in use, as
# send-database.sh would.
file=$PWD/$1
[ -f "$file" ] && [ ! -L "$file" ] || exit 66
receive
mv -T -- "$work/all" "$work/snapshot" || exit 72
cd "$work" || exit 71
cp --attributes-only --preserve=all -- "$file" snapshot || exit 72
send archive ./snapshot
