# A server for one drill: $1 its folder, $3 its socket's, $2 its programs. Says `ready`, and lives until its input ends, so that none is left
# of a service that was killed. It refuses to be root: in a namespace of its own it is nobody, and the files are still ours.
as=
[ "$(id -u)" != 0 ] || as='unshare -U'
$as "$2/initdb" -D "$1/data" -U drydock-private -A trust -E UTF8 --locale=C --no-sync >"$1/log" 2>&1 || {
    tail -n 5 "$1/log" >&2
    exit 1
}
$as "$2/postgres" -D "$1/data" -k "$3" -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_wal_size=1GB \
    -c autovacuum=off >"$1/log" 2>&1 </dev/null &
server=$!
trap 'kill -INT $server 2>/dev/null; wait $server; rm -rf -- "$1" "$3"' EXIT
trap 'exit 143' HUP INT TERM PIPE
tries=0
until "$2/pg_isready" -q -U drydock-private -d postgres -h "$3"; do
    tries=$((tries + 1))
    [ $tries -lt 600 ] && kill -0 $server 2>/dev/null || {
        tail -n 5 "$1/log" >&2
        exit 1
    }
    sleep 0.1
done
echo ready
cat >/dev/null
