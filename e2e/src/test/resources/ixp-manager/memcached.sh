# start|stop|restart PORT: Memcached, as an init script would do it. It lies beside the site. Where another front end has come, it asks
# for what it needs as soon as Memcached is back, once.
cd -- "$(dirname -- "$0")" || exit 1
stop() {
  [ ! -e memcached.pid ] || kill "$(cat memcached.pid)" 2>/dev/null || true
  while [ -e memcached.pid ] && kill -0 "$(cat memcached.pid)" 2>/dev/null; do sleep 0.05; done
  rm -f memcached.pid
}
start() {
  memcached -d -u "$(id -un)" -l 127.0.0.1 -p "$1" -m 16 -P "$PWD/memcached.pid"
  until [ -s memcached.pid ]; do sleep 0.02; done
}
case $1 in
  start) start "$2" ;;
  stop) stop ;;
  restart)
    stop
    start "$2"
    [ ! -e front-end ] || { mv front-end front-end.done && php front-end.done/artisan doctrine:schema:validate; }
    ;;
esac
