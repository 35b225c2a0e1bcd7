# jobs name epoch order root count K=V ... script arguments ...: a command whose input and output are the caller's
jobs=$1 name=$2 epoch=$3 order=$4 root=$5 count=$6
shift 6
while [ "$count" -gt 0 ]; do export "$1"; shift; count=$((count - 1)); done
script=$1
shift
dir=$jobs/$name
mkdir -p "$dir" || { say "refused the folder for jobs $jobs cannot be made or written"; exit 97; }
[ -e "$dir/stopped" ] && { say "refused it was stopped before it began"; exit 97; }
raise "$epoch" || { say "refused a newer order has this site"; exit 97; }
take "$epoch" || { say "refused a newer order has this site, or what an older one left cannot be ended"; exit 97; }
[ -e "$dir/stopped" ] && { say "refused it was stopped before it began"; exit 97; }
: >"$dir/begun"
echo "$order $dir" >"$jobs/holder"
cd "$root" 2>/dev/null || cd /
exec 3<&0
umask "$usual"
DRYDOCK_ORDER=$order setsid sh -c "$script" drydock "$@" <&3 3<&- &
pid=$!
umask 077
echo "$pid" >"$dir/group"
exec 3<&- </dev/null
# ends the command when this shell, or whoever started it, is gone
main=$$ parent=$(parent_of $$)
(
  exec 9>&- >/dev/null 2>&1
  trap '' HUP INT
  nap=
  trap '[ -n "$nap" ] && kill $nap; exit' TERM
  while [ -e "/proc/$main" ] && [ "$(parent_of "$main")" = "$parent" ]; do
    sleep 0.5 &
    nap=$!
    wait $nap
  done
  : >"$dir/broken"
  end_all "$order" "$pid"
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
