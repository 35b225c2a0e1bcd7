# $1: the SQLite file. $2: its folder's time, or empty. Input: the archive that send-database.sh made.
file=$PWD/$1
folder=${file%/*}
new=$file.drydock-new
[ -d "$folder" ] || exit 68
[ "$(realpath -- "$folder")/" = "$(realpath -m --no-symlinks -- "$(realpath .)/$1/..")/" ] || exit 69
receive
mkdir "$work/out" || exit 72
unpack --directory="$work/out" <"$work/all" || exit 72
rm -f -- "$work/all"
rm -rf -- "$new"
mv -T -- "$work/out/snapshot" "$new" || exit 72
sync -- "$new" || exit 72
# SQLite would play what is in a left -wal over the old file, and integrity_check would call it good.
rm -f -- "$file-wal" "$file-shm" "$file-journal" || exit 73
if [ -d "$file" ] && [ ! -L "$file" ]; then rm -rf -- "$file" || exit 73; fi
mv -fT -- "$new" "$file" || exit 74
[ -z "$2" ] || touch -m -d "@$2" -- "$folder" || exit 74
sync -f "$folder" || exit 74
