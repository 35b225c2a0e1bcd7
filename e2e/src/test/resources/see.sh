# root: everything of a Harbour site that an upgrade which went back must leave as it was, and nothing of Drydock's own making.
# Left out: logs and pid files (volatile), the cache, the database's own files (dumped instead), git's objects and index.
set -eu
cd "$1"
find . \( -path ./storage/logs -o -path ./storage/run -o -path ./storage/cache -o -path ./.git \) -prune -o \
  \( -name 'harbour.db' -o -name 'harbour.db-*' -o -name maintenance \) -prune -o \
  \( -path ./data -o -path ./storage \) -printf '%y %m %u %g %p\0' -o \
  -printf '%y %m %u %g %n %s %T@ %l %p\0' | LC_ALL=C sort -z | tr '\0\n' '\n?'
find . \( -path ./storage/logs -o -path ./storage/run -o -path ./storage/cache -o -path ./.git \) -prune -o \
  -type f ! -name 'harbour.db*' ! -name maintenance -print0 | LC_ALL=C sort -z | xargs -0 sha256sum -z | tr '\0\n' '\n?'
sha256sum .git/HEAD .git/config
find .git/refs -type f -exec sha256sum {} + | LC_ALL=C sort
git status --porcelain
stat -c '%a %U %G' data/harbour.db
sqlite3 data/harbour.db .dump
