"""The server in the background: server.pid, and an open connection to each database as long as it lives."""
import os
import signal
import socket
import sys
import time

from kolibri import home


def pid():
    return int(home.read('server.pid').split('\n')[0] or 0)


def running():
    try:
        if pid():
            os.kill(pid(), 0)
            with open('/proc/%d/cmdline' % pid()) as file:
                return 'kolibri' in file.read()
    except (ProcessLookupError, FileNotFoundError):
        pass
    return False


def status():
    return (0, 'OK, running') if running() else (1, 'Stopped')


def stop():
    if not running():
        return home.log('Already stopped: Stopped')
    os.kill(pid(), signal.SIGTERM)
    while running():
        time.sleep(0.02)
    os.remove(home.path('server.pid'))
    home.log('Kolibri server has successfully been stopped.')


def start():
    if running():
        sys.exit('There is already a Kolibri server running.')
    home.log('Running Kolibri as background process')
    home.log('Going to background mode, logging to ' + home.path('logs', 'kolibri.txt'))
    if os.fork() == 0:
        serve()
    for attempt in range(500):
        try:
            socket.create_connection(('127.0.0.1', home.port())).close()
            return home.log('Kolibri running on: http://127.0.0.1:%d/' % home.port())
        except ConnectionRefusedError:
            time.sleep(0.02)
    sys.exit('it does not answer')


def serve():
    os.setsid()
    with open(home.path('logs', 'server.txt'), 'a') as output, open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    home.write('server.pid', '%d\n%d\n' % (os.getpid(), home.port()))
    from django.core.servers.basehttp import WSGIServer, WSGIRequestHandler, get_internal_wsgi_application
    from django.db import connections
    for connection in connections.all():
        connection.cursor().execute('SELECT count(*) FROM django_migrations').fetchall()
    http = WSGIServer(('127.0.0.1', home.port()), WSGIRequestHandler)
    http.set_app(get_internal_wsgi_application())
    http.serve_forever()
