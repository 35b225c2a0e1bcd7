# What is in the way of a swap; $1: what it may not do without, or nothing. Then pairs: a kind (keep, custom or aside) and a path.
[ -z "$1" ] || command -v curl >/dev/null || command -v wget >/dev/null || echo "lacking $1"
shift
[ ! -e .drydock-old ] && [ ! -L .drydock-old ] || echo "broken-off .drydock-old"
while [ $# -gt 1 ]; do
  [ "$1" != keep ] || [ -e "./$2" ] || [ -L "./$2" ] || echo "missing $2"
  case $1 in custom) above=$2 ;; *) case $2 in */*) above=${2%/*} ;; *) above= ;; esac ;; esac
  while [ -n "$above" ]; do
    [ ! -L "./$above" ] || echo "link $above"
    case $above in */*) above=${above%/*} ;; *) above= ;; esac
  done
  shift 2
done
