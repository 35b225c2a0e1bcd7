# Brings one archive into the folder for jobs and sends it; what comes back is the same as a tar, after its length and SHA-256.
# Nothing comes back where the archive is no good. What is there of other releases goes.
set -eu
umask 077
folder=$DRYDOCK_JOBS/archives
mkdir -p "$folder"
rm -rf "${folder:?}"/*
trap 'rm -f "$folder/new.zip" "$folder/new.tar"' EXIT
trap '' XFSZ
bring() {
  ulimit -f "$((DRYDOCK_MOST_MIB * 2048))"
  case $DRYDOCK_FROM in
    http://* | https://*) get "$DRYDOCK_FROM" "$DRYDOCK_SECONDS" ;;
    *) cat -- "$DRYDOCK_FROM" ;;
  esac
}
(bring) >"$folder/new.zip" || exit 3
sum=$(sha256sum <"$folder/new.zip")
[ "${sum%% *}" = "$DRYDOCK_SHA256" ] || { echo "its checksum is ${sum%% *}" >&2; exit 4; }
stat -c %s "$folder/new.zip"
cat "$folder/new.zip"
rm "$folder/new.zip"
read -r length sum || exit 5
# unpacked beside the old one in the root, and here
for place in . "$folder"; do
  free=$(df -Pk "$place" | tail -n 1 | awk '{ print $4 }')
  [ "$((length / 1024 + 1024))" -lt "$free" ] || { echo "of $((length / 1024)) KiB, $free are free" >&2; exit 6; }
done
head -c "$length" >"$folder/new.tar"
came=$(sha256sum <"$folder/new.tar")
[ "${came%% *}" = "$sum" ] || exit 7
echo "$sum" >"$folder/$DRYDOCK_SHA256.sum"
mv "$folder/new.tar" "$folder/$DRYDOCK_SHA256.tar"
