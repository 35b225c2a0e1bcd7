# An upgrade that touches everything, lies about times, and fails half way.
printf 'two\n' >src/one.php
time=$(stat -c %y src/forged.php)
printf 'same size, new content\n' >src/forged.php
touch -d "$time" src/forged.php
rm -r src/deep/deleted.php empty
rm src/becomes-folder && mkdir src/becomes-folder && printf n >src/becomes-folder/new
rm -r src/becomes-file && printf n >src/becomes-file
rm -r src/becomes-link && mkdir ../elsewhere && printf precious >../elsewhere/precious && ln -s ../../elsewhere src/becomes-link
rm src/link && printf n >src/link
printf 'more\n' >>src/hard-a
rm src/deep/hard-b && printf 'linked\nmore\n' >src/deep/hard-b
rm src/pipe && printf n >src/pipe
printf y >>src/holes
chmod 755 src/setuid
chmod 700 locked/key
mkdir -p "src/new/deep
er/est" src/new/logs && printf n >"src/new/deep
er/est/\$(touch pwned)" && printf n >"$(printf 'src/new/\377')"
ln -s /etc src/new/etc
rm -r odd
mkdir odd
printf other >'odd/-rf'
touch -d '2000-01-01' src
printf more >>var/log/today.log
rm -r var/cache && mkdir -p var/cache/other && printf c >var/cache/other/page
printf bigger >>media/film
git -c user.name=t -c user.email=t@localhost commit -q -am two && git tag v2 && touch .git/index.lock
# a client that was killed leaves its -wal
sqlite3 data/app.db 'CREATE TABLE lost(x); INSERT INTO lost VALUES (1); DELETE FROM ship WHERE name = '\''Vasa'\'''
{ echo 'ALTER TABLE ship ADD COLUMN flag; INSERT INTO ship VALUES ('\''Titanic'\'', 3, '\''x'\'');'; echo '.shell kill -9 $PPID'; } |
    sqlite3 data/app.db || :
test -s data/app.db-wal
chmod 666 data/app.db
