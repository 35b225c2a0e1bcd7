# root path ...: everything of a site that an upgrade which went back must leave as it was, left out those paths (volatile, cache, the
# doors' marks) and git's objects and index. Of the folders that hold one of those the times are left out, and of all folders the size:
# where many files went once it stays large.
set -eu
cd "$1"
shift
without='-path ./.git' loose='-path .'
for path do
  without="$without -o -path ./$path"
  case $path in */*) loose="$loose -o -path ./${path%/*}" ;; esac
done
find . \( $without \) -prune -o \( $loose \) -printf '%y %m %u %g %p\0' -o \
  -type d -printf '%y %m %u %g %n %T@ %p\0' -o -printf '%y %m %u %g %n %s %T@ %l %p\0' | LC_ALL=C sort -z | tr '\0\n' '\n?'
find . \( $without \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum -z | tr '\0\n' '\n?'
[ -e .git ] || exit 0
sha256sum .git/HEAD .git/config
find .git/refs -type f -exec sha256sum {} + | LC_ALL=C sort
git status --porcelain
