# $1: how many bytes of the input are the paths to remove, each ended with NUL, children before parents. Then an archive.
limit=
receive
ended=0
head -c "$1" <"$work/all" | xargs -0 -r rm -df -- || ended=73
tail -c "+$(($1 + 1))" <"$work/all" | unpack || ended=74
rm -f -- "$work/all" # nor need it ever reach the disk
sync -f . || ended=74
exit $ended
