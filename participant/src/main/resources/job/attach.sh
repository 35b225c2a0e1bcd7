# jobs name: what has become of a job that was begun
jobs=$1 dir=$1/$2
[ -d "$dir" ] || { say "interrupted its folder $dir is gone, and nobody saw the end"; exit; }
follow
