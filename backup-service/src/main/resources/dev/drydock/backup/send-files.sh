# $1: seconds, or empty: no limit. Input: the paths, each ended with NUL. What vanished meanwhile is passed over.
limit=$1
cat >"$work/list" || exit 72
send archive --sparse --null --no-unquote --ignore-failed-read --files-from="$work/list"
