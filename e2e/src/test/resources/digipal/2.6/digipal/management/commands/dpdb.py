from django.core.management.base import BaseCommand, CommandError

from digipal import __version__


class Command(BaseCommand):
    help = 'version: prints that of DigiPal'

    def add_arguments(self, parser):
        parser.add_argument('command', nargs='?')

    def handle(self, *args, **options):
        if options['command'] != 'version':
            raise CommandError('Unknown command: %s' % options['command'])
        self.stdout.write('DigiPal version %s' % __version__)
