# New output on the output, the end as the last line of the error output. Ends also when nobody listens any more.
follow() {
  offset=0 parent=$PPID
  while :; do
    over=
    if [ -e "$dir/exit" ] || [ -e "$dir/refused" ] || ! running; then over=1; fi
    size=$(wc -c <"$dir/output" 2>/dev/null || echo 0)
    while [ "$size" -gt "$offset" ]; do
      tail -c +$((offset + 1)) "$dir/output" | head -c 65536 || exit 1
      offset=$((offset + 65536))
      [ "$offset" -gt "$size" ] && offset=$size
    done
    [ -n "$over" ] && break
    [ "$(parent_of $$)" = "$parent" ] || exit 1
    flock -s -w 0.2 "$dir/alive" true
  done
  [ -s "$dir/rest" ] && { printf '\n[...]\n'; cat "$dir/rest"; }
  if [ -e "$dir/refused" ]; then say "refused $(cat "$dir/refused")"
  elif [ -e "$dir/stopped" ] && [ ! -e "$dir/process" ]; then say "refused it was stopped before it began"
  elif [ -e "$dir/stopped" ]; then say "interrupted it was stopped"
  elif [ -e "$dir/exit" ]; then say "$(cat "$dir/exit")"
  else say "interrupted $(why)"
  fi
}

why() {
  if [ ! -e "$dir/boot" ]; then echo "its wrapper is gone, and nobody saw it begin"
  elif [ "$(cat "$dir/boot" 2>/dev/null)" != "$(cat /proc/sys/kernel/random/boot_id)" ]; then echo "the host was restarted in the middle of it"
  else echo "its wrapper is gone, and nobody saw the end"
  fi
}

# The wrapper lives, or it was killed and the command lives on.
running() {
  flock -n -s "$dir/alive" true || return 0
  [ -e "$dir/exit" ] || [ -e "$dir/refused" ] && return 1
  [ "$(cat "$dir/boot" 2>/dev/null)" = "$(cat /proc/sys/kernel/random/boot_id)" ] || return 1
  { read -r pid begun <"$dir/process"; } 2>/dev/null || return 1
  [ "$(start_of "$pid")" = "$begun" ] && sleep 0.2
}
