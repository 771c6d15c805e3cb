"""The server under test as its own process, and the words it is to say."""

import pathlib
import signal
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """A market on a store of its own, with its bank beside it."""

    def __init__(self, program, folder, *flags, ports=None):
        self.program, self.folder = str(program), folder
        self.ports = self.port, self.bank_port = ports or (free_port(), free_port())
        self.log = folder / "server.log"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--weak-passwords", "--log", "warning", "--data", str(folder / "data"),
                 "--port", str(self.port), "--bank-port", str(self.bank_port), *flags],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.address = f"http://127.0.0.1:{self.port}"
        give_up = time.monotonic() + 120
        while not (answers(self.port) and answers(self.bank_port)):
            if self.process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"the server did not start:\n{self.words()}")
            time.sleep(0.05)

    def words(self):
        return self.log.read_text(errors="replace")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def verify(self, bundle):
        """`chengxu verify` on a file: exit code and what it says."""
        done = subprocess.run(
            [self.program, "verify", str(bundle)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=60)
        return done.returncode, done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


class Words:
    """The catalogue of the pages, so that a test presses what is written on a button and not how it is marked up."""

    def __init__(self, language):
        self.language = language
        self.entries = {}
        for file in sorted((ROOT / "Sources/Web/Resources/strings").glob("*.txt")):
            for line in file.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    key, zh, en = (part.strip() for part in line.split(" | ", 2))
                    self.entries[key] = {"zh": zh, "en": en}[language]

    def __call__(self, key, **values):
        text = self.entries[key]
        for name, value in values.items():
            text = text.replace("{{" + name + "}}", str(value))
        return text
