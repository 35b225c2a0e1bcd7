# jobs name order: ends what lives of a pipe whose near end is gone
jobs=$1 dir=$1/$2
group_in "$dir"
end_all "$3" "$group"
