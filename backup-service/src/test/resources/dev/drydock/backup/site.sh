# $1: where the site is to be. Everything that is hard to copy, put back and compare.
umask 022
mkdir -p "$1"
cd "$1"
touch marker
mkdir -p src/deep/er empty data media var/log var/cache/views locked odd
printf 'one\n' >src/one.php
printf 'same size, old content\n' >src/forged.php
printf 'go away\n' >src/deep/deleted.php
printf 'file\n' >src/becomes-folder
mkdir src/becomes-file && printf 'in\n' >src/becomes-file/inner
mkdir src/becomes-link && printf 'in\n' >src/becomes-link/inner
ln -s one.php src/link
ln -s ../../outside-the-site src/dangling
printf 'linked\n' >src/hard-a
ln src/hard-a src/deep/hard-b
printf 'linked to a log\n' >src/hard-log
ln src/hard-log var/log/hard
mkfifo src/pipe
truncate -s 3M src/holes
printf x >>src/holes
printf '#!/bin/sh\n' >src/setuid
chmod 4750 src/setuid
printf 'secret\n' >locked/key
chmod 400 locked/key
chmod 1770 locked
long=$(printf 'l%.0s' $(seq 255))
printf long >"odd/$long"
mkdir -p "odd/$long-dir" 2>/dev/null || mkdir -p odd/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long
printf n >"odd/new
line"
printf q >"odd/quote'\"name"
printf d >'odd/$(touch pwned)'
printf d >'odd/-rf'
printf b >'odd/back\nslash'
printf s >'odd/ star * [x] ? '
printf u >"$(printf 'odd/\303\274ml')"
printf r >"$(printf 'odd/\377raw')"
ln -s "$(printf 'to\nnowhere\377')" odd/link
printf old >src/old && touch -d '1999-12-31 23:59:59.123456789' src/old
printf log >var/log/today.log
printf cached >var/cache/views/page
printf big >media/film
printf 'untouched\n' >src/untouched
sqlite3 data/app.db 'PRAGMA journal_mode=wal; PRAGMA user_version=7; CREATE TABLE ship(name TEXT, berth INT);
    INSERT INTO ship VALUES ('\''Ever Given'\'', 1), ('\''Vasa'\'', NULL); CREATE INDEX berths ON ship(berth);' >/dev/null
chmod 640 data/app.db
git init -q . 2>/dev/null && printf 'var\ndata\nmedia\n' >.gitignore && git add src/one.php src/untouched .gitignore &&
    git -c user.name=t -c user.email=t@localhost commit -q -m one && git tag v1
touch -d '2020-01-02 03:04:05.678901234' src/deep/er src/deep src empty odd
