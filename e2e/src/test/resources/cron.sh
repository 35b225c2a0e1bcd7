# start|stop: what cron does for a site, only more often. It lies beside the site; while it works it has cron.lock.
cd -- "$(dirname -- "$0")" || exit 1
case $1 in
  start)
    true >cron.on
    setsid flock -n cron.lock sh -c 'while [ -e cron.on ]; do (cd site && php artisan schedule:run); sleep 0.2; done' \
      </dev/null >>cron.log 2>&1 &
    ;;
  stop)
    rm -f cron.on
    flock cron.lock true
    ;;
esac
