# root count K=V ... argv ...
cd "$1" 2>/dev/null || cd /
count=$2
shift 2
while [ "$count" -gt 0 ]; do export "$1"; shift; count=$((count - 1)); done
exec "$@"
