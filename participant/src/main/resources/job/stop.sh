# jobs name epoch order: nothing of that order lives afterwards, and it can never begin
jobs=$1 name=$2 epoch=$3 order=$4
dir=$jobs/$name
mkdir -p "$jobs" || { say "failed the folder for jobs $jobs cannot be made"; exit; }
raise "$epoch" || { say "failed a newer order has this site"; exit; }
if mkdir "$dir" 2>/dev/null; then
  : >"$dir/stopped"
  say never
  exit
fi
if [ -e "$dir/exit" ] && [ ! -e "$dir/stopped" ]; then was="ended"; else was="killed"; : >"$dir/stopped"; fi
[ -e "$dir/begun" ] || [ -e "$dir/process" ] || was=never
take "$epoch" || { say "failed what lives of it cannot be ended"; exit; }
end_all "$order" "$(cat "$dir/group" 2>/dev/null)" || { say "failed what lives of it cannot be ended"; exit; }
rm -rf "$dir/secrets"
[ "$was" = never ] && [ -e "$dir/begun" ] && was=killed
say "$was"
