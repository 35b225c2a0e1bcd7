from django.core.management.base import BaseCommand

from kolibri import __version__, backups, server


class Command(BaseCommand):
    def handle(self, *args, **options):
        if server.running():
            self.stderr.write('Cannot restore while Kolibri is running, please run:\n\n    kolibri stop\n')
            raise SystemExit()
        self.stdout.write('Backed up database to: ' + backups.dump(__version__))
