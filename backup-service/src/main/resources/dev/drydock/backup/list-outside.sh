# $1: how many patterns follow; then these, what in there is none of it; then the outside paths. Sends a line a path, each ended
# with NUL, by the bytes of their paths. No inode: on a network's file system it may be another the next time. One that is a link is followed, none below it is. What is not there has no line.
number=$1
shift
while [ "$number" -gt 0 ]; do
    pattern=$1
    shift
    set -- "$@" -path "$pattern" -prune -o
    number=$((number - 1))
done
listing() {
    { find -H "$@" -type d -printf '%y %m %U %G 0 0 0 %p\0' -o -printf '%y %m %U %G %s %T@ %C@ %p\0' 2>/dev/null
      echo $? >"$work/found"; } | sort -z -t ' ' -k 8 -S 32M -T "$work" || return 71
    [ "$(cat "$work/found")" -le 1 ]
}
send listing "$@"
