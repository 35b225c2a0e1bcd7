# $1: `open` to restore: folders that an upgrade has locked against their own owner are unlocked first. $2…: patterns of
# what find must not walk into. Ends each field with NUL, for a name may hold anything else.
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
listing() {
    date +%s.%N | tr '\n' '\0'
    find . -ignore_readdir_race "$@" -printf "$fields"
}
send listing "$@"
