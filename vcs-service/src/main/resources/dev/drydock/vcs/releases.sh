# What is offered: of a folder the names of its archives, each after what is said of its checksum; of an address what it answers.
case $DRYDOCK_RELEASES in
  http://* | https://*) get "$DRYDOCK_RELEASES" 50; exit ;;
esac
cd -- "$DRYDOCK_RELEASES" || exit
for archive in "$DRYDOCK_BEFORE"*"$DRYDOCK_AFTER"; do
  [ -f "$archive" ] || continue
  sum=
  [ -f "$archive.sha256" ] && { read -r sum rest <"$archive.sha256" || true; }
  printf '%s %s\n' "${sum:-unknown}" "$archive"
done
