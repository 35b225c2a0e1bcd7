# root K=V ... argv ...
cd "$1" 2>/dev/null || cd /
shift
# said before and behind: what lies between is all of it, whatever goes on talking afterwards
read -r word </proc/sys/kernel/random/uuid
word=drydock:$word
printf %s "$word"
env "$@"
code=$?
printf %s "$word"
exit "$code"
