# jobs name epoch order limit leaves: holds the site's lock while any process of the job lives. On descriptor 7 it has
# "alive" locked, which its command has not; on 8 "held", which its command has, to see what of it escaped.
jobs=$1 name=$2 epoch=$3 order=$4 limit=$5 leaves=$6
dir=$jobs/$name

ended() {
  forget "$dir"
  echo "$1" 1<>"$dir/end.new"
  mv -f "$dir/end.new" "$dir/$2"
  exec 7>&-
}
refuse() { ended "$1" refused; exit; }

# Jobs of long ago that have ended, and what a start that was killed left
collect() {
  cd "$jobs" || return
  set -- .new.*
  [ -d "$1" ] && find . -maxdepth 1 -name '.new.*' -mmin +60 -exec rm -rf {} +
  set -- *.*.*.*/
  [ $# -gt 200 ] || return
  last
  ls -1td -- *.*.*.*/ | tail -n +200 | while read -r old; do
    [ "$folder/" = "$jobs/$old" ] && continue
    [ -e "$old/exit" ] || [ -e "$old/refused" ] || [ -e "$old/stopped" ] || [ ! -e "$old/wrapper" ] && rm -rf "$old"
  done
}

[ -e "$dir/stopped" ] && refuse "it was stopped before it began"
raise "$epoch" || refuse "$trouble"
take "$epoch" || refuse "$trouble"
[ -e "$dir/stopped" ] && refuse "it was stopped before it began"
mark=$order
[ "$leaves" = 1 ] && mark=
{ echo "$order $name" 1<>"$jobs/holder" && mkfifo "$dir/pipe" && echo "$boot $mark" >"$dir/begun"; } 2>/dev/null ||
  refuse "the folder for jobs $jobs cannot be written, its disk may be full"
exec 8>>"$dir/held"
flock 8

# the command must never wait for, or die of, a reader that cannot write; what it says is there at once, where head can be told so
atonce=
command -v stdbuf >/dev/null && atonce='stdbuf -o0'
{ $atonce head -c 1048576; tail -c 65536 >"$dir/rest" || cat >/dev/null; } \
  <"$dir/pipe" >"$dir/output" 2>/dev/null 7>&- 8>&- 9>&- &
reader=$!
if [ "$leaves" = 1 ]; then
  setsid sh "$dir/run" "$dir" </dev/null >"$dir/pipe" 2>&1 7>&- 8>&- 9>&- &
else
  DRYDOCK_ORDER=$order setsid sh "$dir/run" "$dir" </dev/null >"$dir/pipe" 2>&1 7>&- &
fi
pid=$!
trap '' HUP INT
look $pid
echo "$pid ${its_start:-0} $boot" 1<>"$dir/process"

timer=
if [ "$limit" -gt 0 ]; then
  (
    exec 7>&- 8>&- 9>&-
    nap=
    trap '[ -n "$nap" ] && kill $nap 2>/dev/null; exit' TERM
    sleep "$limit" &
    nap=$!
    wait $nap
    true >"$dir/overlimit"
    group_in "$dir"
    end_all "$order" "$group"
  ) &
  timer=$!
fi

wait $pid
code=$?
[ -n "$timer" ] && [ ! -e "$dir/overlimit" ] && { kill $timer 2>/dev/null; wait $timer; }
left=0
if [ "$leaves" != 1 ]; then
  # what is only just ending was not left behind
  n=0
  while alive_of "$order" "$pid"; [ -n "$alive" ] && [ $n -lt 20 ]; do sleep 0.05; n=$((n + 1)); done
  [ -n "$alive" ] && { left=1; end_all "$order" "$pid"; }
  exec 8>&-
  exec 8>>"$dir/held"
  flock -n 8 || { left=1; end_lockers "$dir/held"; }
fi
# what lives on may keep the pipe: then its reader lives on too
n=0
while look $reader && [ $n -lt 25 ]; do sleep 0.02; n=$((n + 1)); done
if [ $n = 25 ] && [ "$leaves" != 1 ]; then left=1; kill -KILL $(holders "$dir/pipe" '^flags:.*1$') 2>/dev/null; fi
if [ -e "$dir/overlimit" ]; then ended "overlimit $limit" exit; else ended "exit $code $left" exit; fi
exec 8>&- 9>&-
conceal "$dir"
rm -f "$dir/pipe"
collect
