"""KOLIBRI_HOME, what it says of the port, and the log."""
import configparser
import datetime
import os

HOME = os.path.abspath(os.environ.get('KOLIBRI_HOME', os.path.expanduser('~/.kolibri')))


def path(*names):
    return os.path.join(HOME, *names)


def read(name):
    try:
        with open(path(name)) as file:
            return file.read().strip()
    except FileNotFoundError:
        return ''


def write(name, text):
    with open(path(name), 'w') as file:
        file.write(text)


def port():
    options = configparser.ConfigParser()
    options.read(path('options.ini'))
    return options.getint('Deployment', 'HTTP_PORT', fallback=8080)


def log(message):
    os.makedirs(path('logs'), exist_ok=True)
    line = 'INFO     %s %s' % (datetime.datetime.now(), message)
    with open(path('logs', 'kolibri.txt'), 'a') as file:
        file.write(line + '\n')
    print(line, flush=True)
