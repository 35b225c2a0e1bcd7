# What Drydock's own code has no part in: type, mode, owner, times, links, content; the database as SQL.
export LC_ALL=C
ours() {
    find . \( -path ./.git -o -path ./media -o -path ./var/log -o -path ./var/cache -o -path ./var/down -o -name 'app.db*' \) \
        -prune -o "$@"
}
{
    ours \( -path . -o -path ./data -o -path ./var \) -printf '%p %y %m %U %G\n' \
        -o -type d -printf '%p %y %m %U %G %T@\n' -o -printf '%p %y %m %U %G %s %T@ %l\n' | sort
    ours -type f -print0 | sort -z | xargs -0 sha256sum
    test src/hard-a -ef src/deep/hard-b && echo one file
    stat -c '%a %u %g' data/app.db
    git rev-parse HEAD
    git tag
    GIT_OPTIONAL_LOCKS=0 git status --porcelain
    cp data/app.db ../picture.db && sqlite3 ../picture.db .dump 'PRAGMA user_version' 'PRAGMA journal_mode' && rm -f ../picture.db*
} 2>&1
