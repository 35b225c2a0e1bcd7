# root K=V ... argv ...
cd "$1" 2>/dev/null || cd /
shift
exec env "$@"
