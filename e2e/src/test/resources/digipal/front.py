"""folder port behind: a web server before DigiPal's own, which answers 503 while the file `closed` is in the folder."""
import http.client
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

folder, port, behind = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


class Front(BaseHTTPRequestHandler):
    def do_GET(self):
        if os.path.exists(os.path.join(folder, 'closed')):
            return self.answer(503, b'closed for maintenance\n')
        try:
            back = http.client.HTTPConnection('127.0.0.1', behind, timeout=20)
            back.request('GET', self.path)
            answer = back.getresponse()
            self.answer(answer.status, answer.read())
        except OSError:
            self.answer(502, b'nobody is there\n')

    def answer(self, status, body):
        self.send_response(status)
        self.send_header('Content-Type', 'text/plain; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(('127.0.0.1', port), Front).serve_forever()
