"""What the doubles of payment providers have in common: a server on loopback, a courier of notifications, and a quick end.

A double reads one line of JSON from its standard input (its settings), prints one (its port and what the test must know),
and ends when its standard input does, so that it never outlives the test.
"""
import http.server
import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request

RETRY_DELAYS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]
LATE = 0.4


class Reply:
    def __init__(self, status, body=b"", content_type="application/json", headers=None):
        self.status = status
        self.body = body if isinstance(body, bytes) else body.encode()
        self.content_type = content_type
        self.headers = headers or {}


def reply_json(status, value):
    return Reply(status, json.dumps(value, ensure_ascii=False))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        try:
            reply = self.server.double.handle(self.command, self.path, self.headers, body)
        except Exception as error:  # a fault of the double is told to the test
            import traceback

            reply = Reply(599, traceback.format_exc() + repr(error), "text/plain")
        if reply is None:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("content-type", reply.content_type)
            self.send_header("content-length", str(len(reply.body)))
        self.end_headers()
        if reply.status != 204:
            self.wfile.write(reply.body)

    do_GET = do_POST = answer


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def deliver(address, body, headers, is_acknowledged, delay=0.0, then=lambda: None):
    """Sends one notification again and again until it is acknowledged, as providers do."""

    def work():
        time.sleep(delay)
        for pause in RETRY_DELAYS + [None]:
            try:
                request = urllib.request.Request(address, data=body, headers=headers, method="POST")
                with urllib.request.urlopen(request, timeout=5) as response:
                    if is_acknowledged(response.status, response.read()):
                        return then()
            except (urllib.error.URLError, OSError):
                pass
            if pause is None:
                return
            time.sleep(pause)

    threading.Thread(target=work, daemon=True).start()


def run(make_double):
    settings = json.loads(sys.stdin.readline())
    server = Server(("127.0.0.1", 0), Handler)
    server.double = make_double(settings)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told = {"port": server.server_address[1], **server.double.told()}
    print(json.dumps(told), flush=True)
    sys.stdin.read()
    os._exit(0)
