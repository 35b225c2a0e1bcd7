"""Its own dumps: of the first database alone, the two that stay chosen by name."""
import datetime
import os

from django.db import connection

from kolibri import home


def dump(version):
    os.makedirs(home.path('backups'), exist_ok=True)
    path = home.path('backups', 'db-v%s_%s.dump' % (version, datetime.datetime.now().strftime('%Y-%m-%d_%H-%M-%S')))
    connection.ensure_connection()
    with open(path, 'w') as file:
        for line in connection.connection.iterdump():
            file.write(line)
    return path


def prune():
    names = sorted((name for name in os.listdir(home.path('backups')) if name.endswith('.dump')), reverse=True)
    for name in names[2:]:
        os.remove(home.path('backups', name))
