"""A real mail server on the loopback for the tests: STARTTLS, signing in, and answers that depend on the recipient.

    mailserver.py FOLDER CERTIFICATE KEY        prints its port, writes every message it takes to FOLDER/1.eml, 2.eml …
"""

import pathlib
import socket
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Box:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 no such user here"
        if address.startswith("later"):
            return "451 4.7.1 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        (self.folder / f"{self.count}.eml").write_bytes(envelope.content)
        return f"250 2.0.0 Ok: queued as {self.count}"


def signed_in(server, session, envelope, mechanism, data):
    right = data.login == b"market" and data.password == b"secret word"
    return AuthResult(success=right)


class Server(Controller):
    def factory(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        return SMTP(
            self.handler, tls_context=context, require_starttls=True, authenticator=signed_in, auth_required=True,
            hostname="localhost", data_size_limit=1 << 25)


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
server = Server(Box(sys.argv[1]), hostname="127.0.0.1", port=port)
server.start()
print(port, flush=True)
sys.stdin.read()
time.sleep(0.1)
server.stop()
