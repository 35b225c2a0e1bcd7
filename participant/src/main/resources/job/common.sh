# What every script here needs. POSIX sh, coreutils, util-linux, grep, find, /proc. $jobs is the site's folder for jobs.
# A redirection that fails ends the shell where it stands at a special built-in (exec, :), so "true" tries it first.
usual=$(umask)
umask 077
read -r boot </proc/sys/kernel/random/boot_id

say() { printf '\ndrydock-end: %s\n' "$*" >&2; }

# Parent, group and start of process $1. Fails where it does not live: a zombie is dead. Its name may hold anything.
look() {
  its_parent= its_group= its_start= line=
  while read -r next; do line=$next; done <"/proc/$1/stat"
  set -- ${line##*) }
  [ $# -gt 19 ] && [ "$1" != Z ] && [ "$1" != X ] || return 1
  its_parent=$2 its_group=$3
  shift 19
  its_start=$1
} 2>/dev/null

# $group: that of the job in folder $1, unless it has ended or its number is another's by now
group_in() {
  group= leader= started= booted=
  [ -e "$1/exit" ] && return
  { read -r leader started booted <"$1/process"; } 2>/dev/null
  [ -n "$booted" ] && [ "$booted" = "$boot" ] || return 0
  if look "$leader" && [ "$its_start" != "$started" ]; then return 0; fi
  group=$leader
}

# $alive: every process of order $1, wherever it moved: all of group $2, and all that carry the mark
alive_of() {
  alive=
  # one scan that finds too much rather than too little; each hit is looked at again
  for file in $(LC_ALL=C grep -lzE "^DRYDOCK_ORDER=$1${2:+|\) [^ZX] [0-9]+ $2 }" /proc/[0-9]*/environ /proc/[0-9]*/stat); do
    p=${file#/proc/}
    look "${p%/*}" || continue
    case $file in
      */stat) [ "$its_group" = "$2" ] || continue ;;
      *) grep -qzxF "DRYDOCK_ORDER=$1" "$file" || continue ;;
    esac
    alive="$alive ${p%/*}"
  done
} 2>/dev/null

# Ends them: TERM, KILL after two seconds. Fails where some survive that too.
end_all() {
  rounds=0 signal=TERM
  while alive_of "$1" "$2"; [ -n "$alive" ]; do
    kill -$signal $alive 2>/dev/null
    kill -CONT $alive 2>/dev/null
    rounds=$((rounds + 1))
    [ $rounds -ge 40 ] && signal=KILL
    [ $rounds -ge 240 ] && return 1
    sleep 0.05
  done
}

# Processes other than this one that have file $1 open in a way that fits pattern $2 of /proc/PID/fdinfo
holders() (
  exec 8>&- 9>&-
  for f in $(find -L /proc/[0-9]*/fd -maxdepth 1 -samefile "$1"); do
    p=${f#/proc/}; n=${p##*/}; p=${p%%/*}
    [ "$p" != $$ ] && grep -q "$2" "/proc/$p/fdinfo/$n" && echo "$p"
  done
) 2>/dev/null

# Those that have it locked, not those that wait for it
end_lockers() { kill -KILL $(holders "$1" '^lock:') 2>/dev/null; }

# The secrets of folder $1 go. Before that, what the output holds of them: in a copy, for somebody may still read it.
forget() (
  [ -d "$1/secrets" ] || exit
  export LC_ALL=C
  # each of their lines after its length, the longest first
  lines=$(for s in "$1"/secrets/*; do cat "$s"; echo; done | tr '\r' '\n' | while read -r line; do
    [ ${#line} -lt 4 ] || printf '%06d %s\n' ${#line} "$line"
  done | sort -r)
  most=${lines%% *}
  for each in output rest; do
    [ -n "$lines" ] && [ -s "$1/$each" ] || continue
    [ -s "$1/rest" ] || printf '%s\n' "$lines" | cut -c 8- | grep -qaF -f - "$1/$each" || continue
    # between the two something was left out, and a part of a secret may stand on either side
    case $each$([ -s "$1/rest" ] && echo .) in
      output.) cut="head -c -$most" ;;
      rest.) cut="tail -c +$most" ;;
      *) cut=cat ;;
    esac
    {
      printf '%s\n' "$lines" | cut -c 8- | sed 's,[][\\.*^$/],\\&,g; s,.*,s/&/***/g,' |
        sed -f /dev/stdin "$1/$each" | $cut >"$1/masked.$$" && mv -f "$1/masked.$$" "$1/masked.$each"
    } || { rm -f "$1/masked.$$"; true >"$1/masked.$each"; } || rm -f "$1/$each"
  done
  rm -rf "$1/secrets"
) 2>/dev/null

# That copy takes the output's place as soon as nobody reads it: a part before and a part after would hide nothing.
conceal() {
  [ -e "$1/masked.output" ] || [ -e "$1/masked.rest" ] || return 0
  (
    exec 5<"$1/process"
    flock -n 5 || exit
    for each in output rest; do
      [ -e "$1/masked.$each" ] && mv -f "$1/masked.$each" "$1/$each"
    done
  ) 2>/dev/null
  return 0
}

newest() {
  now=
  { read -r now <"$jobs/epoch"; } 2>/dev/null
  [ "$now" = "$1" ]
}

# Epoch $1 is the site's from now on. Else $trouble says why not.
raise() {
  trouble="the folder for jobs $jobs cannot be written"
  { true >>"$jobs/epoch.guard"; } 2>/dev/null || return 1
  exec 8>>"$jobs/epoch.guard"
  tries=0
  until flock -w 2 8; do
    # whoever was frozen there
    end_lockers "$jobs/epoch.guard"
    tries=$((tries + 1))
    [ $tries -ge 5 ] && return 1
  done
  if ! newest "$1"; then
    if [ "$1" -lt "${now:-0}" ]; then
      trouble="a newer order has this site"
      exec 8>&-
      return 1
    fi
    # one short write in place, never shorter than what was there
    { echo "$1" 1<>"$jobs/epoch"; } 2>/dev/null || { exec 8>&-; return 1; }
    # a host that loses its power must not forget whom it has refused
    sync "$jobs/epoch" 2>/dev/null || sync
  fi
  exec 8>&-
}

# The site's lock for epoch $1, on descriptor 9. What still holds it is of an older order and is ended first.
take() {
  trouble="the folder for jobs $jobs cannot be written"
  { true >>"$jobs/lock"; } 2>/dev/null || return 1
  exec 9>>"$jobs/lock"
  tries=0
  until flock -n 9; do
    trouble="a newer order has this site"
    newest "$1" || return 1
    last
    if [ -n "$holder" ]; then
      [ "$folder" != "$dir" ] && [ ! -e "$folder/exit" ] && { true >"$folder/stopped"; } 2>/dev/null
      group_in "$folder"
      end_all "$holder" "$group"
    fi
    flock -w 0.5 9 && break
    tries=$((tries + 1))
    # whoever left group and mark behind, or was frozen, still has the lock itself
    [ $tries -ge 2 ] && end_lockers "$jobs/lock"
    trouble="what an older order left on this site cannot be ended"
    [ $tries -ge 40 ] && return 1
  done
  trouble="a newer order has this site"
  newest "$1" || { exec 9>&-; return 1; }
  last
  [ "$folder" = "$dir" ] || { forget "$folder"; conceal "$folder"; }
  return 0
}

# Whoever had the lock last
last() {
  holder= folder=
  { read -r holder folder <"$jobs/holder"; } 2>/dev/null
  folder=$jobs/${folder:-none}
}
