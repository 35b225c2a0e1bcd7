# What every script here needs. POSIX sh, coreutils, util-linux, grep, find, /proc. $jobs is the site's folder for jobs.
usual=$(umask)
umask 077

say() { printf 'drydock-end: %s\n' "$*" >&2; }

# the 5th field of a process's stat is its group, the 3rd its state, the 22nd its start; its name may hold anything
stat_of() {
  stat=
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }
}
group_of() { stat_of "$1" && set -- $stat && [ "$1" != Z ] && echo "$3"; }
start_of() { stat_of "$1" && set -- $stat && shift 19 && echo "$1"; }
parent_of() { stat_of "$1" && set -- $stat && echo "$2"; }

# Every process of order $1, wherever it moved: all of group $2, and all that carry the mark. Zombies are dead.
alive_of() {
  if [ -n "$2" ]; then
    for d in /proc/[0-9]*; do
      p=${d#/proc/}
      [ "$(group_of "$p")" = "$2" ] && echo "$p"
    done
  fi
  for f in $(grep -lzxF "DRYDOCK_ORDER=$1" /proc/[0-9]*/environ 2>/dev/null); do
    p=${f#/proc/}; p=${p%/environ}
    [ -n "$(group_of "$p")" ] && echo "$p"
  done
}

# Ends them: TERM, KILL after two seconds. Fails where some survive that too.
end_all() {
  rounds=0 signal=TERM
  while pids=$(alive_of "$1" "$2"); [ -n "$pids" ]; do
    kill -$signal $pids 2>/dev/null
    rounds=$((rounds + 1))
    [ $rounds -ge 20 ] && signal=KILL
    [ $rounds -ge 120 ] && return 1
    sleep 0.1
  done
}

# Processes that really hold the lock (not those that only wait for it), but not $1.
lock_holders() (
  exec 9>&-
  for f in $(find -L /proc/[0-9]*/fd -maxdepth 1 -samefile "$jobs/lock" 2>/dev/null); do
    p=${f#/proc/}; n=${p##*/}; p=${p%%/*}
    [ "$p" != "$1" ] && grep -q '^lock:' "/proc/$p/fdinfo/$n" 2>/dev/null && echo "$p"
  done
)

# Epoch $1 is the site's from now on. Fails where a newer one has it.
raise() {
  exec 8>>"$jobs/epoch.guard" || return 1
  flock 8
  now=$(cat "$jobs/epoch" 2>/dev/null)
  if [ "$1" -lt "${now:-0}" ]; then exec 8>&-; return 1; fi
  if [ "$1" != "${now:-0}" ]; then
    echo "$1" >"$jobs/epoch.new" && mv -f "$jobs/epoch.new" "$jobs/epoch" || { exec 8>&-; return 2; }
  fi
  exec 8>&-
}

# The site's lock for epoch $1, on descriptor 9. What still holds it is of an older order and is ended first.
take() {
  exec 9>>"$jobs/lock" || return 1
  tries=0
  until flock -n 9; do
    holder= folder=
    { read -r holder folder <"$jobs/holder"; } 2>/dev/null
    [ "$(cat "$jobs/epoch")" = "$1" ] || return 1
    if [ -n "$holder" ]; then
      [ -d "$folder" ] && [ "$folder" != "$dir" ] && : >"$folder/stopped"
      end_all "$holder" "$(cat "$folder/group" 2>/dev/null)"
    fi
    flock -w 0.5 9 && break
    tries=$((tries + 1))
    # whoever left group and mark behind, or was frozen, still has the lock itself
    [ $tries -ge 2 ] && kill -KILL $(lock_holders $$) 2>/dev/null
    [ $tries -ge 40 ] && return 2
  done
  [ "$(cat "$jobs/epoch")" = "$1" ]
}
