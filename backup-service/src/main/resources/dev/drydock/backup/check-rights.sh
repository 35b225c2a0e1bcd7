# Prints what run-as could not copy or put back: type and path, each ended with NUL. $1: the root. $2…: patterns of what is never copied.
export LC_ALL=C
cd -- "$1" || exit 70
shift
for pattern; do
    shift
    set -- "$@" -path "$pattern" -prune -o
done
me=$(id -u)
if [ "$me" = 0 ]; then foreign='-false'; else foreign="! -uid $me"; fi
find . -ignore_readdir_race "$@" \( $foreign -o -type f ! -readable -o -type d \( ! -readable -o ! -writable -o ! -executable \) \) \
    -printf '%u\0%P\0' 2>/dev/null | head -z -n 2000
