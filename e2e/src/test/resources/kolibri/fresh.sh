# wheels release folder: what every site of Kolibri begins as, its virtual environment and its home.
set -eu
/usr/bin/python3 -m venv --without-pip --system-site-packages "$3/venv"
"$3/venv/bin/python" -I -m pip -q install --no-warn-script-location --no-index --find-links "$1" "kolibri==$2"
mkdir "$3/home"
KOLIBRI_HOME=$3/home PYTHONDONTWRITEBYTECODE=1 "$3/venv/bin/kolibri" manage migrate
