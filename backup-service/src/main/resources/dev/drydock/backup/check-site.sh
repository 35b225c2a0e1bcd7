# Reads only, but for one file that comes and goes in the jobs folder. Prints facts, name=value; $1: the root. $2…: patterns of what is never copied.
export LC_ALL=C
say() { printf '%s=%s\n' "$1" "$2"; }
for tool in find sort tar xargs timeout truncate realpath df du; do
    command -v "$tool" >/dev/null || say lacking "$tool"
done
for tool in find tar; do
    case $("$tool" --version 2>/dev/null) in *GNU*) ;; *) say lacking "GNU $tool" ;; esac
done
say user "$(id -un)"
root=$1
shift
jobs=$DRYDOCK_CHECK_JOBS
if [ ! -e "$root" ]; then
    if [ -L "$root" ]; then say root loop; else say root missing; fi
    exit
fi
[ -d "$root" ] || { say root file; exit; }
# whoever turns such a link would have a restore write elsewhere
while [ "$root" != "${root%/}" ]; do root=${root%/}; done
[ ! -L "$root" ] || { say target "$(realpath -- "$root")"; say root link; exit; }
root=${root:-/}
cd "$root" 2>/dev/null && [ -r . ] || { say root unreadable; exit; }
[ -w . ] || { say root unwritable; exit; }
[ -z "$DRYDOCK_CHECK_MARKER" ] || [ -e "./$DRYDOCK_CHECK_MARKER" ] || { say root alien; exit; }
case $(realpath -- "./$DRYDOCK_CHECK_MARKER")/ in "$(realpath .)"/*) ;; *) say root foreign; exit ;; esac
say root good
case $(realpath -m -- "$jobs")/ in "$(realpath .)"/*) say jobs inside; exit ;; esac
near=$jobs
while [ ! -e "$near" ]; do near=${near%/*}; near=${near:-/}; done
if [ "$near" = "$jobs" ]; then
    { true >"$jobs/.probe" && rm -f -- "$jobs/.probe"; } 2>/dev/null || { say jobs unusable; exit; }
else
    [ -d "$near" ] && [ -w "$near" ] && [ -x "$near" ] || { say jobs unusable; exit; }
fi
say jobs good
say free "$(df -B1 --output=avail -- "$near" | tail -n 1 | tr -d ' ')"
say spare "$(df -B1 --output=avail . | tail -n 1 | tr -d ' ')"
for pattern; do
    shift
    set -- "$@" --exclude="$pattern"
done
say size "$(du -s -B1 "$@" . 2>/dev/null | cut -f 1)"
