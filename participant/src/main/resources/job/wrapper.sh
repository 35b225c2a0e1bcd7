# jobs name epoch order limit leaves root: holds the site's lock while any process of the job lives.
# On descriptor 7 it has "alive" locked; its command has not.
jobs=$1 name=$2 epoch=$3 order=$4 limit=$5 leaves=$6 root=$7
dir=$jobs/$name
trap '' HUP INT

ended() { rm -rf "$dir/secrets"; echo "$1" >"$dir/$2.new"; mv -f "$dir/$2.new" "$dir/$2"; exit 0; }

[ -e "$dir/stopped" ] && ended "it was stopped before it began" refused
raise "$epoch" || ended "a newer order has this site" refused
take "$epoch" || ended "a newer order has this site, or what an older one left cannot be ended" refused
[ -e "$dir/stopped" ] && ended "it was stopped before it began" refused
cat /proc/sys/kernel/random/boot_id >"$dir/boot" || ended "the folder for jobs cannot be written" refused
echo "$order $dir" >"$jobs/holder"
# jobs of long ago, but never the newest
ls -1td "$jobs"/*/ 2>/dev/null | tail -n +200 | while IFS= read -r old; do [ -e "$old/wrapper" ] && rm -rf "$old"; done

mkfifo "$dir/pipe"
{ dd bs=65536 count=1048576 iflag=count_bytes status=none; tail -c 65536 >"$dir/rest"; } <"$dir/pipe" >"$dir/output" 2>/dev/null 7>&- 9>&- &
reader=$!
if [ "$leaves" = 1 ]; then
  setsid sh "$dir/run" "$dir" "$root" </dev/null >"$dir/pipe" 2>&1 7>&- 9>&- &
else
  DRYDOCK_ORDER=$order setsid sh "$dir/run" "$dir" "$root" </dev/null >"$dir/pipe" 2>&1 7>&- &
fi
pid=$!
echo "$pid" >"$dir/group"
echo "$pid $(start_of $pid)" >"$dir/process"
: >"$dir/begun"

timer=
if [ "$limit" -gt 0 ]; then
  (
    exec 9>&- 7>&-
    sleep "$limit" &
    nap=$!
    trap 'kill $nap 2>/dev/null; exit' TERM
    wait $nap
    : >"$dir/overlimit"
    end_all "$order" "$pid"
  ) &
  timer=$!
fi

wait $pid
code=$?
[ -n "$timer" ] && [ ! -e "$dir/overlimit" ] && { kill $timer 2>/dev/null; wait $timer; }
left=0
if [ "$leaves" = 1 ]; then
  # what lives on may keep the pipe: then its reader lives on too
  n=0
  while kill -0 $reader 2>/dev/null && [ $n -lt 50 ]; do sleep 0.02; n=$((n + 1)); done
else
  [ -n "$(alive_of "$order" "$pid")" ] && left=1
  end_all "$order" "$pid"
  others=$(exec 9>&-; lock_holders $$)
  [ -n "$others" ] && { left=1; kill -KILL $others 2>/dev/null; }
  wait $reader
fi
rm -f "$dir/pipe"
if [ -e "$dir/overlimit" ]; then ended "overlimit $limit" exit; fi
ended "exit $code $left" exit
