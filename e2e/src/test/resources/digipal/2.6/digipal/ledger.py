"""What a test is told of a migration, and how it can hold one in its middle."""
import os
import time


def write(migration):
    if 'ledger' in os.environ:
        with open(os.environ['ledger'], 'a') as ledger:
            ledger.write('migrate %s\n' % migration)
    switches = os.environ.get('switches')
    if switches and os.path.exists(switches + '/hold'):
        open(switches + '/arrived', 'w').close()
        while os.path.exists(switches + '/hold'):
            time.sleep(0.02)
