# jobs name epoch order root K=V ... argv ...: a command whose input and output are the caller's
jobs=$1 name=$2 epoch=$3 order=$4 root=$5
shift 5
dir=$jobs/$name
refuse() { say "refused $1"; exit 97; }
mkdir -p "$dir" 2>/dev/null || refuse "the folder for jobs $jobs cannot be made or written"
[ -e "$dir/stopped" ] && refuse "it was stopped before it began"
raise "$epoch" || refuse "$trouble"
take "$epoch" || refuse "$trouble"
[ -e "$dir/stopped" ] && refuse "it was stopped before it began"
{ echo "$order $name" 1<>"$jobs/holder" && true >"$dir/process" &&
  echo "$boot $order" >"$dir/begun"; } 2>/dev/null || refuse "the folder for jobs $jobs cannot be written, its disk may be full"
cd "$root" 2>/dev/null || cd /
exec 3<&0
umask "$usual"
DRYDOCK_ORDER=$order setsid env "$@" <&3 3<&- &
pid=$!
umask 077
look $pid
echo "$pid ${its_start:-0} $boot" >"$dir/process"
exec 3<&- </dev/null
# ends the command when this shell, or whoever started it, is gone
main=$$
look $main
upper=$its_parent
(
  exec 9>&- >/dev/null 2>&1
  trap '' HUP INT
  nap=
  trap '[ -n "$nap" ] && kill $nap; exit' TERM
  while look "$main" && [ "$its_parent" = "$upper" ]; do
    sleep 0.5 &
    nap=$!
    wait $nap
  done
  group_in "$dir"
  end_all "$order" "$group"
) &
watcher=$!
exec >/dev/null
wait $pid
code=$?
end_all "$order" "$pid"
kill $watcher 2>/dev/null
wait $watcher
[ -e "$dir/stopped" ] && { say "interrupted it was stopped"; exit 98; }
say "exit $code"
exit "$code"
