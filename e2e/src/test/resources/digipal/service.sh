# start|stop port: DigiPal's own web server, as a service manager would have it. While it runs it has web.lock.
cd -- "$(dirname -- "$0")" || exit 1
if [ "$1" = stop ]; then
  [ ! -s web.pid ] || flock -n web.lock true || kill "$(cat web.pid)"
  exec flock web.lock rm -f web.pid
fi
cd site || exit 1
setsid flock -n ../web.lock sh -c 'echo $$ >../web.pid; exec /usr/bin/python3 -B manage.py runserver --noreload "$0"' \
  "127.0.0.1:$2" </dev/null >>../web.log 2>&1 &
exec /usr/bin/python3 -c 'import socket, sys, time
for i in range(300):
    try:
        sys.exit(socket.create_connection(("127.0.0.1", int(sys.argv[1]))).close())
    except ConnectionRefusedError:
        time.sleep(0.1)
sys.exit("it does not answer")' "$2"
