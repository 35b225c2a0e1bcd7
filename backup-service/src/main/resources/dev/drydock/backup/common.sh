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

# Sends a command's output and, as the very last line, the word that none but this script was told, and the command's exit code.
word=${DRYDOCK_WORD:-}
unset DRYDOCK_WORD
send() {
    ("$@" </dev/null)
    printf '%s %03d\n' "$word" $?
}

# Runs a command that would write a gigabyte in pieces of four kilobytes, and spend a quarter of its time on that: it writes as
# much at once as a pipe holds, where this system can have it told so.
widely() {
    if stdbuf -o64K true >/dev/null 2>&1; then stdbuf -o64K "$@"; else "$@"; fi
}

# The first line of what must be whole: a word that nothing else in it can know.
begin() {
    IFS= read -r whole || exit 65
    [ ${#whole} = 32 ] || exit 65
}

# Takes the whole input; it is nothing before that word has come again, as its last line.
receive() {
    begin
    cat >"$work/all" || exit 72
    [ "$(tail -c 33 <"$work/all" && echo .)" = "$(printf '%s\n.' "$whole")" ] || exit 65
    truncate -s -33 "$work/all" || exit 72
}

archive() {
    # as much at once as a pipe holds: half the time of the usual ten kilobytes
    ${limit:+timeout "$limit"} tar --create --format=pax --blocking-factor=128 --pax-option=delete=atime,delete=ctime \
        --xattrs '--xattrs-include=*' --acls --numeric-owner --no-recursion "$@"
}

unpack() {
    tar --extract --file=- --preserve-permissions --same-owner --numeric-owner --xattrs '--xattrs-include=*' --acls \
        --delay-directory-restore "$@"
}
