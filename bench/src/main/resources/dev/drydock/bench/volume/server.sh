# $1 kind, $2 its folder, $3 its socket's. Says `ready`, and ends with its input.
set -eu
if [ "$1" = mariadb ]; then
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$2" --auth-root-authentication-method=normal \
        --skip-test-db >/dev/null
    mariadbd --no-defaults --user="$(id -un)" --datadir="$2" --socket="$3/s" --skip-networking --pid-file="$3/pid" \
        --innodb-buffer-pool-size=256M --innodb-log-file-size=256M --max-allowed-packet=1G >"$3/log" 2>&1 </dev/null &
    server=$!
    until mariadb-admin --no-defaults -u root --socket="$3/s" ping >/dev/null 2>&1; do kill -0 $server; sleep 0.1; done
else
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    as=
    [ "$(id -u)" != 0 ] || as='unshare -U'
    $as "$bin/initdb" -D "$2" -U drydock -A trust -E UTF8 --locale=C --no-sync >/dev/null
    # a minute after each load it would read the table through by itself, in whoever's turn that is
    $as "$bin/postgres" -D "$2" -k "$3" -c listen_addresses= -c shared_buffers=256MB -c max_wal_size=4GB -c autovacuum=off >"$3/log" 2>&1 </dev/null &
    server=$!
    until "$bin/pg_isready" -q -h "$3"; do kill -0 $server; sleep 0.1; done
fi
# MariaDB does not hear INT, and PostgreSQL waits for its clients at TERM
end=TERM
[ "$1" = mariadb ] || end=INT
trap 'kill -$end $server; wait $server' EXIT
echo ready
cat >/dev/null
