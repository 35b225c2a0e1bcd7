# jobs name epoch order limit leaves root: begins the job, or attaches to it, and follows it to its end.
# Its parts come on the input: lines "name length", each followed by that many bytes.
jobs=$1 name=$2 epoch=$3 order=$4 limit=$5 leaves=$6 root=$7
dir=$jobs/$name
mkdir -p "$jobs" || { say "refused the folder for jobs $jobs cannot be made"; exit; }
if [ ! -d "$dir" ]; then
  new=$(mktemp -d "$jobs/.new.XXXXXX") || { say "refused the folder for jobs $jobs cannot be written"; exit; }
  mkdir "$new/secrets"
  while IFS=' ' read -r part length; do
    head -c "$length" >"$new/$part" || { rm -rf "$new"; say "refused the folder for jobs $jobs cannot be written"; exit; }
  done
  echo "umask $usual" >>"$new/env"
  # held by the wrapper from before it exists until it has ended
  exec 7>>"$new/alive"
  flock 7
  # whoever comes second attaches
  if mv -T "$new" "$dir" 2>/dev/null; then
    setsid sh "$dir/wrapper" "$jobs" "$name" "$epoch" "$order" "$limit" "$leaves" "$root" \
      </dev/null >/dev/null 2>"$dir/trouble" &
  fi
  exec 7>&-
  rm -rf "$new"
fi
follow
