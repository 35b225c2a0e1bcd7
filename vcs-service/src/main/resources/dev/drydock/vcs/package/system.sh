# A package of the system, by the recipe's own commands.
versions() { sh -c "$DRYDOCK_VERSIONS"; }
installed() { sh -c "$DRYDOCK_INSTALLED"; }
bring() { DRYDOCK_HELD=$1 DRYDOCK_VERSION=$2 sh -c "$DRYDOCK_FETCH" && [ -n "$(ls -A "$1")" ]; }
hold() { bring "$1" "$DRYDOCK_FROM"; }
put() { DRYDOCK_HELD=$1 sh -c "$DRYDOCK_INSTALL"; }
put_back() { put "$@"; }

inspect() {
  from=$(installed)
  [ -n "$from" ] || say not-installed
  [ -d "$DRYDOCK_HELD/old/$from" ] || [ -d "$DRYDOCK_HELD/new/$from" ] ||
    versions | grep -qxF -- "$from" || say not-held "$from"
}
