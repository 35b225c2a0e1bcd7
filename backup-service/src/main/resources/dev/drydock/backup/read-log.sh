# $1: the root. $2: where a log lies: relative to it, or absolute; * in its last part. $3: bytes. Prints where the newest that fits lies, in a
# line, and its end. Only a plain file where it seems to lie: behind a link may be what is no log.
cd -- "$1" || exit 70
root=$(pwd -P)
case $2 in
    */*) folder=${2%/*}/ ;;
    *) folder=./ ;;
esac
cd -- "$folder" 2>/dev/null || exit 66
here=$(pwd -P)
case $2 in
    /*) ;;
    *) case $here/ in "${root%/}"/*) ;; *) exit 68 ;; esac ;;
esac
newest= link=
IFS=
for file in ${2##*/}; do
    [ ! -L "./$file" ] || { link=68; continue; }
    [ -f "./$file" ] || continue
    [ -n "$newest" ] && [ ! "./$file" -nt "./$newest" ] || newest=$file
done
[ -n "$newest" ] || exit "${link:-66}"
[ -r "./$newest" ] || exit 77
exec 3<"./$newest"
# it may have become a link since
[ "$(readlink /proc/self/fd/3)" = "${here%/}/$newest" ] || exit 68
printf '%s\n' "${here%/}/$newest"
tail -c "$(($3 + 1))" <&3
