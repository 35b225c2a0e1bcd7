# $1: `open` to restore: folders that an upgrade has locked against their own owner are unlocked first; `these`: of the paths
# in the input, each ended with NUL, those that are still there, and nothing else. $2…: patterns of what find must not walk
# into. Ends each field with NUL, for a name may hold anything else.
how=$1
shift
fields='%y\0%m\0%U\0%G\0%s\0%T@\0%C@\0%D:%i\0%n\0%P\0%l\0'
unlock() {
    for pattern; do
        shift
        set -- "$@" -path "$pattern" -prune -o
    done
    find . -ignore_readdir_race "$@" -type d ! -perm -u=rwx -exec chmod u+rwx -- {} \; 2>/dev/null
}
[ "$how" != open ] || [ "$(id -u)" = 0 ] || unlock "$@"
for pattern; do
    shift
    set -- "$@" -path "$pattern" -prune -printf "$fields" -o
done
these() {
    date +%s.%N | tr '\n' '\0'
    # what has vanished is no error, and find cannot say which of its errors are others
    xargs -0 -r -a "$work/these" sh -c 'fields=$1; shift; find "$@" -maxdepth 0 -printf "$fields" 2>/dev/null; :' sh \
        "$(printf %s "$fields" | sed 's/%P/%p/')"
}
if [ "$how" = these ]; then
    cat >"$work/these" || exit 72
    send these
    exit
fi
listing() {
    date +%s.%N | tr '\n' '\0'
    find . -ignore_readdir_race "$@" -printf "$fields"
}
send listing "$@"
