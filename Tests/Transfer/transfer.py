"""One large file up and down over HTTP, with the server's memory watched.

It starts a server with the demo world, deposits the file in one request and by the resumable protocol with a break in the middle,
hands it over in a trade that waits for its delivery, and fetches it whole and in ranges at once. Every byte is hashed on the way,
so neither side holds the file. It fails where a hash differs or the server's memory passes its bound.
"""

import argparse
import hashlib
import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PIECE = 1 << 20
PASSWORD = "chengxu-demo-2026"
SELLERS = ["linwan", "chenyan", "suhe", "gubei"]
BUYERS = ["zhouye", "xutang", "hechuan", "shenyi"]


class Content:
    """Bytes that are made anew for each reading: a block of chance, numbered so that no two pieces are alike."""

    def __init__(self, size, seed):
        self.size = size
        self.block = random.Random(seed).randbytes(PIECE)
        sums = hashlib.sha256()
        for piece in self.pieces(0):
            sums.update(piece)
        self.sha256 = sums.hexdigest()

    def pieces(self, start, end=None):
        end = self.size if end is None else end
        while start < end:
            number, skip = divmod(start, PIECE)
            piece = number.to_bytes(8, "big") + self.block[8:]
            piece = piece[skip : skip + end - start]
            yield piece
            start += len(piece)


class Client:
    def __init__(self, port):
        self.port = port
        self.token = None

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def send(self, method, path, body=None, headers=None, json_body=None):
        every = {"Accept": "application/json"}
        if self.token:
            every["Authorization"] = "Bearer " + self.token
        if json_body is not None:
            body = json.dumps(json_body).encode()
            every["Content-Type"] = "application/json"
        connection = self.connect()
        connection.request(method, path, body=body, headers={**every, **(headers or {})})
        return connection.getresponse()

    def json(self, method, path, json_body=None, expect=(200, 201)):
        answer = self.send(method, path, json_body=json_body)
        text = answer.read()
        if answer.status not in expect:
            sys.exit(f"{method} {path}: {answer.status} {text[:400]!r}")
        return json.loads(text) if text else {}

    def sign_in(self, name):
        self.token = self.json("POST", "/session", {"name": name, "password": PASSWORD})["token"]
        return self


def memory_mib(pid, name="VmRSS"):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith(name + ":"):
                return int(line.split()[1]) / 1024
    return 0.0


def report(what, size, seconds, pid):
    print(
        f"{what}: {size / 1e6 / seconds:.0f} MB/s ({size / 1e6:.0f} MB in {seconds:.1f} s), "
        f"server {memory_mib(pid):.0f} MiB, at most so far {memory_mib(pid, 'VmHWM'):.0f} MiB", flush=True)


def waiting_trade(port):
    """A seller, and a trade of that seller's that waits for files."""
    for name in SELLERS:
        seller = Client(port).sign_in(name)
        for row in seller.json("GET", "/trades")["trades"]:
            if row["phase"] == "funded":
                ways = seller.json("GET", f"/trades/{row['trade']}/deliveries/new", expect=(200, 403, 409))
                if "files" in ways.get("methods", []):
                    return seller, row["trade"]
    sys.exit("no trade of the demo world waits for files")


def buyer_of(port, trade):
    for name in BUYERS:
        buyer = Client(port).sign_in(name)
        if buyer.send("GET", f"/trades/{trade}").status == 200:
            return buyer
    sys.exit("nobody of the demo world buys in that trade")


def deposit(seller, content):
    answer = seller.send(
        "PUT", "/deposits?name=large.bin", body=content.pieces(0),
        headers={"Content-Length": str(content.size), "Content-Type": "application/octet-stream"})
    text = answer.read()
    if answer.status != 201:
        sys.exit(f"deposit: {answer.status} {text[:400]!r}")
    return json.loads(text)["sha256"]


def resumable(seller, content):
    """In three requests, the second of which breaks off in the middle."""
    tus = {"Tus-Resumable": "1.0.0"}
    begun = seller.send("POST", "/uploads", headers={**tus, "Upload-Length": str(content.size), "Content-Length": "0"})
    begun.read()
    if begun.status != 201:
        sys.exit(f"beginning an upload: {begun.status}")
    path = begun.getheader("Location")

    def patch(start, end, breaks=False):
        headers = {**tus, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(start)}
        if not breaks:
            headers["Content-Length"] = str(end - start)
            answer = seller.send("PATCH", path, body=content.pieces(start, end), headers=headers)
            answer.read()
            if answer.status != 204:
                sys.exit(f"going on at {start}: {answer.status}")
            return
        connection = seller.connect()
        connection.putrequest("PATCH", path)
        for name, value in {**headers, "Authorization": "Bearer " + seller.token, "Content-Length": str(end - start)}.items():
            connection.putheader(name, value)
        connection.endheaders()
        for piece in content.pieces(start, start + (end - start) // 2):
            connection.send(piece)
        connection.sock.shutdown(2)
        connection.close()

    third = content.size // 3
    patch(0, third)
    patch(third, 2 * third, breaks=True)
    offset = -1
    for _ in range(100):
        answer = seller.send("HEAD", path, headers=tus)
        answer.read()
        now = int(answer.getheader("Upload-Offset"))
        if now == offset and now > third:
            break
        offset = now
        time.sleep(0.2)
    patch(offset, content.size)
    return offset


def fetch(buyer, path, start=None, end=None):
    """The hash of what comes, and how many bytes those were."""
    headers = {} if start is None else {"Range": f"bytes={start}-{end - 1}"}
    answer = buyer.send("GET", path, headers={**headers, "Accept": "*/*"})
    if answer.status != (200 if start is None else 206):
        sys.exit(f"fetching {path}: {answer.status}")
    sums, count = hashlib.sha256(), 0
    while piece := answer.read(PIECE):
        sums.update(piece)
        count += len(piece)
    return sums.hexdigest(), count


def ranges(buyer, path, content, parts):
    """All parts at once; each has to be the bytes that stand there."""
    edges = [content.size * place // parts for place in range(parts + 1)]
    wrong = []

    def one(start, end):
        expected = hashlib.sha256()
        for piece in content.pieces(start, end):
            expected.update(piece)
        if fetch(buyer, path, start, end) != (expected.hexdigest(), end - start):
            wrong.append((start, end))

    threads = [threading.Thread(target=one, args=edge) for edge in zip(edges, edges[1:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        sys.exit(f"these ranges are not what was sent: {wrong}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default=".build/debug/chengxu")
    parser.add_argument("--mib", type=int, default=64)
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--port", type=int, default=8191)
    parser.add_argument("--memory-mib-max", type=int, default=256)
    arguments = parser.parse_args()

    folder = tempfile.mkdtemp(prefix="chengxu-transfer-")
    log = open(os.path.join(folder, "log"), "w")
    server = subprocess.Popen(
        [arguments.server, "serve", "--demo", "--data", os.path.join(folder, "data"), "--port", str(arguments.port),
         "--bank-port", str(arguments.port + 1)], stdout=log, stderr=log)
    try:
        for _ in range(600):
            try:
                if Client(arguments.port).send("GET", "/").status == 200:
                    break
            except OSError:
                if server.poll() is not None:
                    sys.exit("the server ended: see " + log.name)
                time.sleep(0.2)
        seller, trade = waiting_trade(arguments.port)
        buyer = buyer_of(arguments.port, trade)
        size = arguments.mib << 20
        # Making the demo world is not what is measured: the peak counts from here.
        with open(f"/proc/{server.pid}/clear_refs", "w") as peak:
            peak.write("5")
        print(f"{arguments.mib} MiB; server {memory_mib(server.pid):.0f} MiB before", flush=True)

        plain = Content(size, 1)
        began = time.monotonic()
        if deposit(seller, plain) != plain.sha256:
            sys.exit("the deposit has another hash than what was sent")
        report("up, in one request", size, time.monotonic() - began, server.pid)

        pieces = Content(size, 2)
        began = time.monotonic()
        broke = resumable(seller, pieces)
        report(f"up, resumable, broken off at {broke / size:.0%}", size, time.monotonic() - began, server.pid)

        seller.json("POST", f"/trades/{trade}/deliveries", {"files": [plain.sha256, pieces.sha256], "note": ""})
        path = f"/trades/{trade}/files/{plain.sha256}"
        began = time.monotonic()
        if fetch(buyer, path) != (plain.sha256, size):
            sys.exit("what came down is not what went up")
        report("down, whole", size, time.monotonic() - began, server.pid)

        began = time.monotonic()
        ranges(buyer, f"/trades/{trade}/files/{pieces.sha256}", pieces, arguments.parts)
        report(f"down, {arguments.parts} ranges at once", size, time.monotonic() - began, server.pid)

        peak = memory_mib(server.pid, "VmHWM")
        if peak > arguments.memory_mib_max:
            sys.exit(f"the server took {peak:.0f} MiB, more than {arguments.memory_mib_max}")
        print(f"all hashes are right; the server took {peak:.0f} MiB at most", flush=True)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


main()
