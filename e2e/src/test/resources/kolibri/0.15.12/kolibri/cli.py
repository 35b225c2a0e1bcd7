"""The command `kolibri`: what it prints, how it exits and what it does of itself is as in the real one."""
import os
import sys

from kolibri import __version__, home, server


def main():
    words = sys.argv[1:]
    if words == ['--version']:
        print('kolibri, version ' + __version__)
    elif words == ['status']:
        code, text = server.status()
        print('%s (%d)' % (text, code), file=sys.stderr)
        sys.exit(code)
    elif words == ['stop']:
        server.stop()
    elif words == ['start']:
        initialize()
        home.log('Starting Kolibri ' + __version__)
        server.start()
    elif words[:2] == ['manage', '--skip-update']:
        setup()
        manage(words[2:])
    elif words[:1] == ['manage']:
        initialize()
        manage(words[1:])
    else:
        sys.exit('Usage: kolibri [OPTIONS] COMMAND [ARGS]...')


def setup():
    os.environ['DJANGO_SETTINGS_MODULE'] = 'kolibri.settings'
    import django
    from django.db.backends.signals import connection_created
    connection_created.connect(prepare)
    django.setup()


def prepare(connection, **kwargs):
    """A write-ahead log as in the real one; nobody pulls the plug of a fixture, which so need not wait for the disk."""
    connection.cursor().execute('PRAGMA journal_mode=WAL')
    connection.cursor().execute('PRAGMA synchronous=OFF')


def manage(words):
    home.log('Invoking command ' + ' '.join(words))
    from django.core.management import execute_from_command_line
    execute_from_command_line(['kolibri'] + words)


def initialize():
    """Another version than the data's, an older one too, is an update: its own dump, then all databases, at last the mark."""
    setup()
    before = home.read('.data_version')
    if before == __version__:
        return
    from django.conf import settings
    from django.core.management import call_command
    from kolibri import backups
    if before:
        path = backups.dump(before)
        backups.prune()
        home.log('Backed up database to: ' + path)
    home.log('Version was %s, new version: %s' % (before, __version__))
    home.log('Running update routines for new version...')
    if server.running():
        home.log('There is a Kolibri server running. Running updates now could cause a database error. '
                 'Please use `kolibri stop` and try again. ')
        sys.exit(1)
    for alias in settings.DATABASES:
        call_command('migrate', interactive=False, database=alias)
    home.write('.data_version', __version__)
