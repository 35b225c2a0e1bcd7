# A Python package in a virtual environment. -I: neither the site's folder nor its variables say where Python finds pip.
pip() { "$DRYDOCK_VENV/bin/python" -I -m pip "$@"; }

# by the site's folder of wheels, else as its user's pip is configured
offered() {
  if [ -n "$DRYDOCK_WHEELS" ]; then
    pip "$@" --no-index --find-links "$DRYDOCK_WHEELS"
  else
    pip "$@"
  fi
}

versions() {
  lines=$(offered index versions "$DRYDOCK_PACKAGE") || return
  printf '%s\n' "$lines" | sed -n 's/^Available versions: //p' | tr -d ' ' | tr ',' '\n'
}

installed() { pip show "$DRYDOCK_PACKAGE" | sed -n 's/^Version: //p'; }

bring() { offered download --dest "$1" "$DRYDOCK_PACKAGE==$2"; }

# the whole environment as it is: also what the package needs, and without pip
hold() { tar -C "$DRYDOCK_VENV" --xattrs --acls -cf "$1/venv.tar" .; }

put() { pip install --no-index --find-links "$1" --upgrade "$DRYDOCK_PACKAGE==$2"; }

put_back() {
  find "$DRYDOCK_VENV" -mindepth 1 -delete &&
    tar -C "$DRYDOCK_VENV" --xattrs --acls -xpf "$1/venv.tar" &&
    tar -C "$DRYDOCK_VENV" --xattrs --acls --compare -f "$1/venv.tar"
}

inspect() {
  [ -n "$DRYDOCK_VENV" ] || say nowhere
  [ -x "$DRYDOCK_VENV/bin/python" ] || say no-venv
  [ -n "$DRYDOCK_OUTSIDE" ] || case $(realpath -- "$DRYDOCK_VENV")/ in
    "$(realpath -- "$DRYDOCK_ROOT")"/*) ;;
    *) say foreign ;;
  esac
  locked=$(find "$DRYDOCK_VENV" -type d ! -writable -print -quit)
  [ -z "$locked" ] || say read-only "$locked"
  pip --version >/dev/null || say no-pip
  [ -n "$(installed)" ] || say not-installed
  [ -n "$DRYDOCK_OUTSIDE" ] || return
  there=$DRYDOCK_HELD
  while [ ! -d "$there" ]; do there=$(dirname -- "$there"); done
  needed=$(du -s -k -- "$DRYDOCK_VENV" | cut -f 1)
  free=$(df -k --output=avail -- "$there" | tail -1)
  [ "$free" -gt "$needed" ] || say no-room "$needed KiB for $DRYDOCK_VENV, $free KiB are free in $there"
}
