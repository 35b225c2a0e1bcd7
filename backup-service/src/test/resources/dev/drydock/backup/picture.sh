# What Drydock's own code has no part in: type, mode, owner, times, links, content; the database as SQL.
export LC_ALL=C
{
    find . -path ./.git -prune -o -path ./media -prune -o -path './var/log/*' -prune -o -path './var/cache/*' -prune \
        -o -name 'app.db*' -prune -o -path ./var/down -prune \
        -o -type d \( -path . -o -path ./data -o -path ./var -o -path './var/*' \) -prune \
        -o ! -type d -printf '%p %y %m %U %G %s %T@ %l\n' -o -printf '%p %y %m %U %G %T@\n' | sort
    find . -path ./.git -prune -o -path ./media -prune -o -path './var/*' -prune -o -name 'app.db*' -prune \
        -o -type f -print0 | sort -z | xargs -0 sha256sum
    test src/hard-a -ef src/deep/hard-b && echo one file
    stat -c '%a %u %g' data/app.db . var data
    git rev-parse HEAD
    git tag
    GIT_OPTIONAL_LOCKS=0 git status --porcelain
    cp data/app.db ../picture.db && sqlite3 ../picture.db .dump 'PRAGMA user_version' 'PRAGMA journal_mode' && rm -f ../picture.db*
} 2>&1
