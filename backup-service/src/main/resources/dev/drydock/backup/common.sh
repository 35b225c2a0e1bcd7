# Goes before each of the other scripts. $1: the site's jobs folder. $2: its root. Only what every Debian has, and GNU's.
set -u
export LC_ALL=C
umask 077
work=$1/transfer
root=$2
shift 2
# never in another folder
cd -- "$root" || exit 70
# Only one order works on a site at a time, so what lies there is of one that broke.
rm -rf -- "$work"
mkdir -p -- "$work" || exit 71
trap 'rm -rf -- "$work"' EXIT
trap 'exit 143' HUP INT TERM PIPE

# Sends a command's output and, as the very last line, its length, hash and the command's exit code.
send() {
    mkfifo "$work/count" "$work/sum" || exit 71
    wc -c <"$work/count" >"$work/bytes" &
    sha256sum <"$work/sum" >"$work/hash" &
    { "$@" </dev/null; echo $? >"$work/code"; } | tee "$work/count" "$work/sum"
    wait
    printf '%020d %.64s %03d\n' "$(cat "$work/bytes")" "$(cat "$work/hash")" "$(cat "$work/code")"
}

# Takes the whole input; it is nothing before its last line has proved it whole.
receive() {
    cat >"$work/all" || exit 72
    hash=$(tail -c 65 <"$work/all")
    head -c -65 <"$work/all" | sha256sum >"$work/hash" || exit 72
    [ "$(head -c 64 <"$work/hash")" = "$hash" ] || exit 65
    truncate -s -65 "$work/all" || exit 72
}

archive() {
    ${limit:+timeout "$limit"} tar --create --format=pax --pax-option=delete=atime,delete=ctime \
        --xattrs '--xattrs-include=*' --acls --numeric-owner --no-recursion "$@"
}

unpack() {
    tar --extract --file=- --preserve-permissions --same-owner --numeric-owner --xattrs '--xattrs-include=*' --acls \
        --delay-directory-restore "$@"
}
