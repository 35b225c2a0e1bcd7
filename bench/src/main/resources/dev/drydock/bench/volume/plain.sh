# The same work as a person's own script: $1 what, $2 kind, $3 site, $4 where the copy lies, $5 the server's socket.
set -eu
case $1-$2 in
    back-files) tar -C "$3" -cf - --sort=none data | zstd -q -3 >"$4" ;;
    again-files)
        rm -rf "$3/data"
        zstd -dcq "$4" | tar -C "$3" -xf -
        ;;
    back-mariadb)
        mariadb-dump --no-defaults -u root --socket="$5" --single-transaction --quick --hex-blob --routines --triggers app |
            zstd -q -3 >"$4"
        ;;
    again-mariadb)
        mariadb --no-defaults -u root --socket="$5" -e 'DROP DATABASE app; CREATE DATABASE app'
        zstd -dcq "$4" | mariadb --no-defaults -u root --socket="$5" app
        ;;
    # who reads a table first after it was loaded marks each of its rows: of what has been in use for long nobody must
    old-postgresql) psql -q -X -h "$5" -U drydock app -c VACUUM ;;
    old-*) ;;
    back-postgresql) pg_dump -h "$5" -U drydock app | zstd -q -3 >"$4" ;;
    again-postgresql)
        psql -q -X -h "$5" -U drydock postgres -c 'DROP DATABASE app' -c 'CREATE DATABASE app TEMPLATE template0'
        zstd -dcq "$4" | psql -q -X -v ON_ERROR_STOP=1 -h "$5" -U drydock app >/dev/null
        ;;
esac
sync
