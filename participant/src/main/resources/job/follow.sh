# New output on the output, the end as the last line of the error output. Ends also when nobody listens any more.
follow() {
  offset=0 mine=$PPID gone=
  # as long as this is held, the output stays what it is
  { true <"$dir/process"; } 2>/dev/null && exec 5<"$dir/process" && flock -s 5
  { true <"$dir/alive"; } 2>/dev/null && exec 6<"$dir/alive" || gone=1
  while :; do
    over=
    if [ -e "$dir/exit" ] || [ -e "$dir/refused" ]; then over=1
    elif [ -n "$gone" ]; then lives_on || over=1
    fi
    size=0
    [ -s "$dir/output" ] && size=$(wc -c <"$dir/output")
    while [ "$size" -gt "$offset" ]; do
      # no more than was counted: it grows meanwhile, and what is read twice would be said twice
      part=$((size - offset))
      [ "$part" -gt 65536 ] && part=65536
      tail -c +$((offset + 1)) "$dir/output" | head -c "$part" || exit 1
      offset=$((offset + part))
    done
    [ -n "$over" ] && break
    look $$ && [ "$its_parent" = "$mine" ] || exit 1
    if [ -n "$gone" ]; then sleep 0.2
    elif flock -s -w 0.2 6; then gone=1
    fi
  done
  [ -s "$dir/rest" ] && { printf '\n[...]\n'; cat "$dir/rest"; }
  forget "$dir"
  exec 5<&-
  conceal "$dir"
  end=
  if [ -e "$dir/refused" ]; then read -r end <"$dir/refused"; say "refused $end"
  elif [ -e "$dir/stopped" ] && [ ! -e "$dir/begun" ]; then say "refused it was stopped before it began"
  elif [ -e "$dir/stopped" ]; then say "interrupted it was stopped"
  elif [ -e "$dir/exit" ]; then read -r end <"$dir/exit"; say "$end"
  else say "interrupted $(why)"
  fi
}

why() {
  booted=
  { read -r booted marked <"$dir/begun"; } 2>/dev/null
  if [ -z "$booted" ]; then echo "its wrapper is gone, and nobody saw it begin"
  elif [ "$booted" != "$boot" ]; then echo "the host was restarted in the middle of it"
  else echo "its wrapper is gone, and nobody saw the end"
  fi
}

# The wrapper was killed and something of the command lives on. What may stay behind is not waited for.
lives_on() {
  booted= marked=
  { read -r booted marked <"$dir/begun"; } 2>/dev/null
  [ "$booted" = "$boot" ] || return 1
  group_in "$dir"
  if [ -z "$marked" ]; then look "$leader" && [ "$its_start" = "$started" ]; return; fi
  alive_of "$marked" "$group"
  [ -n "$alive" ]
}
