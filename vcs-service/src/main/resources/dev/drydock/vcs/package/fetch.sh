# Brings the new version beside the application, and holds what is there where the site's backup does not: old/FROM, new/VERSION.
blocks=$((DRYDOCK_MOST_MIB * 2048))
# with the signal ignored the writing fails, and the tool says so
trap '' XFSZ
(ulimit -f "$blocks") 2>/dev/null && ulimit -f "$blocks"
mkdir -p "$DRYDOCK_HELD/old" "$DRYDOCK_HELD/new" || exit 1
alone() { find "$DRYDOCK_HELD/$1" -mindepth 1 -maxdepth 1 ! -name "$2" -exec rm -rf {} +; }

# folder, then what fills it: it has its name only when it is whole
whole() {
  [ ! -d "$1" ] || { echo "held already: $1"; return; }
  rm -rf "$1.part"
  mkdir "$1.part" && "$2" "$1.part" "$3" && mv "$1.part" "$1" && echo "held: $1"
}

if [ -n "$DRYDOCK_OUTSIDE" ]; then
  new=$DRYDOCK_HELD/new/$DRYDOCK_FROM old=$DRYDOCK_HELD/old/$DRYDOCK_FROM
  [ ! -f "$old/venv.tar" ] || rm -rf "$old"
  [ -n "${DRYDOCK_VENV:-}" ] || [ ! -d "$new" ] || [ -d "$old" ] || mv "$new" "$old"
  alone old "$DRYDOCK_FROM"
  whole "$old" hold "$DRYDOCK_FROM" || { echo "$DRYDOCK_PACKAGE $DRYDOCK_FROM could not be held for the way back" >&2; exit 1; }
fi
alone new "$DRYDOCK_VERSION"
whole "$DRYDOCK_HELD/new/$DRYDOCK_VERSION" bring "$DRYDOCK_VERSION" ||
  { echo "$DRYDOCK_PACKAGE $DRYDOCK_VERSION could not be had" >&2; exit 1; }
