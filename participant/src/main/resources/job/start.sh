# jobs name epoch order limit leaves wrapper: begins the job, or attaches to it, and follows it to its end.
# Its parts come on the input: lines "name length", each followed by that many bytes; the last one is "end 0".
jobs=$1 name=$2 epoch=$3 order=$4 limit=$5 leaves=$6 wrapper=$7
dir=$jobs/$name

# Whatever is written at the end must find its place also when the disk is full by then.
unpack() {
  printf '%-100s\n' '' >"$new/process" && printf '%-100s\n' '' >"$new/end.new" && true >"$new/output" && true >"$new/held" && true >"$new/alive" &&
    printf '%s' "$wrapper" >"$new/wrapper" && echo "umask $usual" >"$new/umask" || return 1
  part=
  while IFS=' ' read -r part length && [ "$part" != end ]; do
    case $part in secrets/*) [ -d "$new/secrets" ] || mkdir "$new/secrets" || return 1 ;; esac
    head -c "$length" >"$new/$part" || return 1
  done
} 2>/dev/null

new=
trap '[ -n "$new" ] && rm -rf "$new"' EXIT
# PIPE: who reads it was killed
trap 'exit 1' HUP INT TERM PIPE
if [ ! -d "$dir" ]; then
  [ -d "$jobs" ] || mkdir -p "$jobs" 2>/dev/null || { say "refused the folder for jobs $jobs cannot be made"; exit; }
  new=$(mktemp -d "$jobs/.new.XXXXXX" 2>/dev/null) || { say "refused the folder for jobs $jobs cannot be written"; exit; }
  unpack || { say "refused the folder for jobs $jobs cannot be written, its disk may be full"; exit; }
  [ "$part" = end ] || { say "refused it did not come here whole"; exit; }
  # held by the wrapper from before it exists until it has ended
  exec 7>>"$new/alive"
  flock 7
  # whoever comes second attaches
  if mv -T "$new" "$dir" 2>/dev/null; then
    new=
    setsid sh "$dir/wrapper" "$jobs" "$name" "$epoch" "$order" "$limit" "$leaves" \
      </dev/null >/dev/null 2>"$dir/trouble" &
  fi
  exec 7>&-
else
  cat >/dev/null
fi
follow
