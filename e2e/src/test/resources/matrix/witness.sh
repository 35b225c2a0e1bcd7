# STEP: every command of the fault matrix's sites. A line in $book when it begins and one when it ends, which nothing ever
# puts back: time, step, order (none where what is started may live on), process, doors, what. Waits where $held says so, for the
# n-th time that the step begins; fails where it says so.
set -eu
step=$1
write() {
  doors=open
  [ -e storage/maintenance ] && doors=closed
  echo "$(date +%s%N) $step ${DRYDOCK_ORDER:--} $$ $doors $1" >>"$book"
}
write begin
case $step in
  close-doors) : >storage/maintenance ;;
  open-doors) rm -f storage/maintenance ;;
  by-hand | writer-stop | writer-start | restart) ;;
  install) mkdir -p vendor && date +%s%N >vendor/installed && echo '# built' >>bin/harbour ;;
  preview) echo 'alter table berths add column length_m real;' ;;
  migrate) bin/harbour migrate ;;
  validate) sqlite3 -readonly data/harbour.db 'pragma integrity_check' ;;
  run) sqlite3 data/harbour.db "insert into visits (boat, at) values ('run', 'now')"; echo run >>storage/uploads/plan.txt ;;
  clear-cache) rm -f storage/cache/*; chmod 600 storage/uploads/empty ;;
esac
n=$(grep -c " $step .* begin$" "$book")
if mv "$held/$step-$n" "$held/$step-$n.arrived" 2>/dev/null; then
  while [ -e "$held/$step-$n.arrived" ]; do sleep 0.05; done
fi
if [ -e "$held/fail-$step" ]; then
  write failed
  exit 1
fi
# doors that cannot be opened are closed still
[ "$step" != by-hand ] || rm -f storage/maintenance
write end
