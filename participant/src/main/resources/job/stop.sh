# jobs name epoch order: nothing of that order lives afterwards, and it can never begin
jobs=$1 name=$2 epoch=$3 order=$4
dir=$jobs/$name
[ -d "$jobs" ] || mkdir -p "$jobs" 2>/dev/null || { say "failed the folder for jobs $jobs cannot be made"; exit; }
raise "$epoch" || { say "failed $trouble"; exit; }
# made whole, so that no start can slip in between
new=$(mktemp -d "$jobs/.new.XXXXXX" 2>/dev/null) && { true >"$new/stopped"; } 2>/dev/null ||
  { rm -rf "$new"; say "failed the folder for jobs $jobs cannot be written"; exit; }
if mv -T "$new" "$dir" 2>/dev/null; then say never; exit; fi
rm -rf "$new"
if [ -e "$dir/refused" ]; then say never; exit; fi
if [ -e "$dir/exit" ] && [ ! -e "$dir/stopped" ]; then say ended; exit; fi
{ true >"$dir/stopped"; } 2>/dev/null || { say "failed the folder $dir cannot be written"; exit; }
take "$epoch" || { say "failed $trouble"; exit; }
group_in "$dir"
end_all "$order" "$group" || { say "failed what lives of it cannot be ended"; exit; }
forget "$dir"
conceal "$dir"
if [ -e "$dir/begun" ]; then say killed; else say never; fi
