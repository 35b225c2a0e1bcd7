# Puts what the archive has in the place of what was there. What stays is not moved at all, not even for a moment.
set -eu
new=.drydock-new old=.drydock-old
line='
'
# is $2 one of the lines of $1; does one of them lie below it
has() { case "$line$1$line" in *"$line$2$line"*) ;; *) return 1 ;; esac; }
below() { case "$line$1" in *"$line$2/"*) ;; *) return 1 ;; esac; }
there() { [ -e "$1" ] || [ -L "$1" ]; }
folder() { [ -d "$1" ] && [ ! -L "$1" ]; }

# $1: a folder of the site, empty or with a / at its end. A shell of its own, so that its names are its own.
swap() (
  for path in "$1"* "$1".[!.]* "$1"..?*; do
    there "./$path" || continue
    case $path in "$new" | "$old") continue ;; esac
    if has "$stays" "$path"; then continue; fi
    if folder "./$path" && { has "$DRYDOCK_CUSTOM" "$path" || below "$stays" "$path" || below "$DRYDOCK_CUSTOM" "$path"; }; then
      swap "$path/" || exit
      continue
    fi
    if ! there "$new/$path"; then
      if has "$DRYDOCK_CUSTOM" "${1%/}" || has "$DRYDOCK_CUSTOM" "$path"; then continue; fi
      echo "gone, being neither in the release nor kept: $path"
    fi
    mkdir -p "$old/$1"
    mv -T -- "./$path" "$old/$path"
    if there "$new/$path"; then mv -T -- "$new/$path" "./$path"; fi
  done
  for path in "$new/$1"* "$new/$1".[!.]* "$new/$1"..?*; do
    there "$path" || continue
    to=${path#"$new/"}
    there "./$to" || mv -T -- "$path" "./$to"
  done
)

# what is kept, as find sees it: no read, no write and no rename would leave all of this as it is
picture() {
  printf '%s\n' "$DRYDOCK_KEEP" | while IFS= read -r path; do
    [ -z "$path" ] || find "./$path" -printf '%y %i %m %s %T@ %C@ %p\n'
  done
}

stays="$DRYDOCK_KEEP$line$DRYDOCK_ASIDE"
there $old && { echo "a checkout was broken off here: $old is still there"; exit 1; }
sum=$(sha256sum <"$DRYDOCK_TAR")
[ "${sum%% *}" = "$(cat "${DRYDOCK_TAR%.tar}.sum")" ] || { echo "$DRYDOCK_TAR is not what was fetched"; exit 1; }
rm -rf $new
mkdir -m 700 $new
tar -x -f "$DRYDOCK_TAR" -C $new --no-same-owner --no-same-permissions
before=$(picture)
mkdir -m 700 $old
swap ""
[ "$(picture)" = "$before" ] || { echo "what is to be kept was changed by somebody meanwhile"; exit 1; }
set -- --anchored --no-wildcards
while IFS= read -r path; do [ -z "$path" ] || set -- "$@" "--exclude=$path"; done <<END
$stays
END
different=$(tar -d -f "$DRYDOCK_TAR" "$@" 2>&1 | grep -E ': (Contents differ|Size differs|File type differs|Symlink differs)$|Cannot' | head -n 20) || true
[ -z "$different" ] || { echo "what is there now is not what the release has: $different"; exit 1; }
rm -rf $new $old
