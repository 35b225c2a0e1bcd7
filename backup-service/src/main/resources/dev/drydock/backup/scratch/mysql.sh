# A server for one drill: $1 its folder, $3 its socket's, $2 its program. Says `ready`, and lives until its input ends, so that none is left
# of a service that was killed. Its events never run.
install=$(command -v mariadb-install-db || command -v mysql_install_db) || {
    echo 'mariadb-install-db is missing' >&2
    exit 1
}
"$install" --no-defaults --user="$(id -un)" --datadir="$1/data" --auth-root-authentication-method=normal --skip-test-db \
    >"$1/log" 2>&1 || {
    tail -n 5 "$1/log" >&2
    exit 1
}
# its statements reach no file of this machine
mkdir "$1/none" || exit 1
"$2" --no-defaults --user="$(id -un)" --datadir="$1/data" --socket="$3/s" --pid-file="$1/pid" --skip-networking --skip-log-bin --secure-file-priv="$1/none" \
    --event-scheduler=OFF --innodb-flush-log-at-trx-commit=0 --max-allowed-packet=1G >"$1/log" 2>&1 </dev/null &
server=$!
trap 'kill $server 2>/dev/null; wait $server; rm -rf -- "$1" "$3"' EXIT
trap 'exit 143' HUP INT TERM PIPE
tries=0
until mariadb-admin --no-defaults --user=root --socket="$3/s" ping >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] && kill -0 $server 2>/dev/null || {
        tail -n 5 "$1/log" >&2
        exit 1
    }
    sleep 0.1
done
echo ready
cat >/dev/null
