# $1: the root. Prints, as the last line, the database DRYDOCK_ENTRY of the settings DRYDOCK_SOURCE, asked by the site's own python.
cd -- "$1" || exit 70
DJANGO_SETTINGS_MODULE=$DRYDOCK_SOURCE
export DJANGO_SETTINGS_MODULE
sh -c "${DRYDOCK_PYTHON:-python3}"' "$@"' sh -c 'import json, os, sys
sys.path.insert(0, os.getcwd())
from django.conf import settings
database = settings.DATABASES[os.environ["DRYDOCK_ENTRY"]]
names = ("ENGINE", "HOST", "PORT", "NAME", "USER", "PASSWORD")
print("\n" + json.dumps({name: str(database.get(name) or "") for name in names}))'
