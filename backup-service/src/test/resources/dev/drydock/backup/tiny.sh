# $1: where the site is to be. As little as a site can be.
umask 022
mkdir -p "$1"
cd "$1"
mkdir -p src/deep data media var/log var/cache
touch marker
printf one >src/one
printf two >src/deep/two
sqlite3 data/app.db 'CREATE TABLE ship(name TEXT); INSERT INTO ship VALUES ('\''Vasa'\'');'
