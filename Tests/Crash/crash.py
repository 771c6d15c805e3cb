"""Kills a busy server again and again and looks whether it kept its word.

32 connections carry out whole trades. At random moments the server is killed with SIGKILL and started again; whatever was
not answered is sent again under the same key. At the end every acknowledged command has to be there as it was acknowledged,
nothing may be there twice, and the store has to pass its own audit.
"""

import argparse
import base64
import hashlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

CONNECTIONS = 32
SELLERS = 4
BUYERS = 16
ARTEFACT = os.urandom(40_000)
PASSWORD = "a long password"
TICKS = ["licence", "acceptanceBySilence", "returns", "defect-1"]


class Broken(Exception):
    """The server did what it must not do."""


class Stopped(Exception):
    """The test is over for this connection."""


class Server:
    """The server as its own process, on the same store and ports each time."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.port, self.bank_port = free_port(), free_port()
        self.process = None
        self.starts = 0

    def start(self):
        self.starts += 1
        log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--weak-passwords", "--log", "error", "--data", str(self.folder / "data"),
             "--port", str(self.port), "--bank-port", str(self.bank_port)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()

    def wait_until_ready(self):
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            if self.process.poll() is not None:
                raise Broken(f"the server ended by itself with {self.process.returncode}")
            if all(answers(port) for port in (self.port, self.bank_port)):
                return
            time.sleep(0.01)
        raise Broken("the server was not ready within 60 s")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        try:
            code = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Broken("the server did not stop within 30 s") from None
        if code != 0:
            raise Broken(f"the server stopped with {code}")


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


class Connection:
    """One connection that is kept alive, and made anew after the server has died."""

    def __init__(self, port, stopping):
        self.port, self.stopping = port, stopping
        self.http = None

    def once(self, method, path, body=None, token=None, key=None, kind="application/json"):
        """One request. Throws OSError or HTTPException when no whole answer came."""
        if self.http is None:
            self.http = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Accept": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if key:
            headers["Idempotency-Key"] = key
        if body is not None:
            headers["Content-Type"] = kind
        try:
            self.http.request(method, path, body=body, headers=headers)
            answer = self.http.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.http.close()
            self.http = None
            raise

    def until_answered(self, method, path, body=None, token=None, key=None, kind="application/json"):
        """The same request again and again until somebody answers it. Tells how often an answer was cut off."""
        cuts = 0
        while True:
            try:
                status, answer = self.once(method, path, body, token, key, kind)
                if status != 503:
                    return status, answer, cuts
            except ConnectionRefusedError:
                pass
            except (OSError, http.client.HTTPException):
                cuts += 1
            if self.stopping.expired():
                raise Stopped
            time.sleep(0.01)

    def get(self, path, token):
        status, answer, _ = self.until_answered("GET", path, token=token)
        if status != 200:
            raise Broken(f"GET {path}: {status} {answer[:300]!r}")
        return json.loads(answer)


class Stopping:
    """Tells the connections when to begin no more trades, and when to give up altogether."""

    def __init__(self):
        self.asked = threading.Event()
        self.last_moment = None

    def ask(self):
        self.last_moment = time.monotonic() + 30
        self.asked.set()

    def expired(self):
        return self.last_moment is not None and time.monotonic() > self.last_moment


class Promises:
    """What the server has acknowledged."""

    def __init__(self):
        self.lock = threading.Lock()
        self.entries = {}      # key: (stream, sequence, hash)
        self.texts = {}        # trade: {text}
        self.trades = {}       # trade: (buyer, seller)
        self.kinds = {}
        self.cut = self.cut_and_done = self.repeated = self.finished = 0

    def take(self, key, kind, status, answer, cuts, is_repeat):
        stream, sequence, digest = facts_of(answer)
        with self.lock:
            before = self.entries.setdefault(key, (stream, sequence, digest))
            if before != (stream, sequence, digest):
                raise Broken(f"{kind} under the same key answered {before}, then {(stream, sequence, digest)}")
            self.kinds[kind] = self.kinds.get(kind, 0) + (0 if is_repeat else 1)
            self.cut += cuts > 0
            self.cut_and_done += cuts > 0 and status == 200
            self.repeated += is_repeat


def facts_of(answer):
    """Stream, sequence and hash, as the signed receipt has them; they have to be those of the answer beside it."""
    lines = answer["receipt"].split("\n")
    if len(lines) < 6 or lines[0] != "chengxu receipt v1":
        raise Broken(f"no receipt: {answer['receipt']!r}")
    stream, sequence, digest = lines[1], int(lines[2]), base64.b64decode(lines[3]).hex()
    if sequence != answer["sequence"] or digest != answer["entry"]:
        raise Broken(f"the receipt says something else than the answer: {answer}")
    return stream, sequence, answer["entry"]


class Trader(threading.Thread):
    """One connection that carries out one trade after the other, for both sides."""

    def __init__(self, number, market, promises, stopping, seed):
        super().__init__(name=f"trader-{number}", daemon=True)
        self.number, self.market, self.promises, self.stopping = number, market, promises, stopping
        self.random = random.Random(f"{seed} {number}")
        self.connection = Connection(market.server.port, stopping)
        self.bank = Connection(market.server.bank_port, stopping)
        self.counted = 0
        self.broken = None
        self.doing = None

    def run(self):
        try:
            while not self.stopping.asked.is_set():
                self.trade()
        except Stopped:
            self.broken = f"no answer in time: {self.doing}"
        except Exception as error:  # whatever it was, the test has to say so
            self.broken = f"{self.doing}: {type(error).__name__}: {error}"

    def command(self, kind, token, path, body, refusals=()):
        """One command under a key of its own. Gives the answer, or the code of a refusal that was to be expected."""
        self.counted += 1
        key = f"crash-{self.number}-{self.counted}"
        self.doing = f"{kind} {path} {key}"
        text = json.dumps(body)
        status, answer, cuts = self.connection.until_answered("POST", path, text, token, key)
        if status not in (200, 201):
            code = json.loads(answer).get("error", {}).get("code") if answer.startswith(b"{") else None
            if code in refusals:
                return code
            raise Broken(f"{kind} {path} cut off {cuts} times: {status} {answer[:400].decode(errors='replace')}")
        result = json.loads(answer)
        self.promises.take(key, kind, status, result, cuts, is_repeat=False)
        if self.random.random() < 0.04:
            status, again, _ = self.connection.until_answered("POST", path, text, token, key)
            if status != 200:
                raise Broken(f"{kind} {path} once more under its key: {status} {again[:400].decode(errors='replace')}")
            self.promises.take(key, kind, status, json.loads(again), 0, is_repeat=True)
        return result

    def say(self, token, trade):
        text = f"第 {self.number} 号连接的第 {self.counted} 句话 {self.random.getrandbits(48):012x}"
        with self.promises.lock:
            self.promises.texts.setdefault(trade, set()).add(text)
        self.command("message", token, f"/trades/{trade}/messages", {"text": text})

    def trade(self):
        listing = self.random.choice(self.market.listings)
        seller = self.market.sellers[listing["seller"]]
        buyer = self.market.buyers[self.number % BUYERS]
        first = f"你好，{self.random.getrandbits(64):016x}"
        opened = self.command("enquiry", buyer, f"/listings/{listing['id']}/enquiries", {"text": first})
        trade = opened["trade"]
        with self.promises.lock:
            self.promises.trades[trade] = (buyer, seller)
            self.promises.texts.setdefault(trade, set()).add(first)
        for _ in range(self.random.randint(1, 3)):
            self.say(seller, trade)
            self.say(buyer, trade)
        self.say(self.random.choice([self.market.common_buyer, self.market.common_seller]), self.market.common)

        if self.random.random() < 0.7:
            proposal = self.command("standard terms", buyer, f"/trades/{trade}/standard-terms", {})
        else:
            terms = dict(self.market.terms, price="9.50", answering=0, clauses=["交付时附一页安装说明"], password=PASSWORD)
            proposal = self.command("proposal", seller, f"/trades/{trade}/proposals", terms)
        confirmation = {"proposal": proposal["proposal"], "document": proposal["document"], "ticks": TICKS, "password": PASSWORD}
        self.command("confirmation", buyer, f"/trades/{trade}/confirmations", confirmation)

        started = self.command("payment", buyer, f"/trades/{trade}/payments", {})
        self.pay(trade, started, buyer)
        delivered = self.command(
            "delivery", seller, f"/trades/{trade}/deliveries", {"files": [self.market.artefact], "note": "源码与说明"})
        for _ in range(50):
            self.download(trade, buyer)
            signed = self.command(
                "receipt", buyer, f"/trades/{trade}/receipt", {"manifest": delivered["manifest"], "password": PASSWORD},
                ("notDownloaded",))
            if signed != "notDownloaded":
                break
        else:
            raise Broken(f"{trade}: downloaded 50 times, and the receipt could not be signed")
        self.command("acceptance", buyer, f"/trades/{trade}/acceptance", {})
        self.command("rating", buyer, f"/trades/{trade}/rating", {"score": "good", "text": "和描述一致"})
        self.command("rating", seller, f"/trades/{trade}/rating", {"score": "good", "text": "付款爽快"})
        self.say(seller, trade)
        with self.promises.lock:
            self.promises.finished += 1

    def pay(self, trade, started, buyer):
        """Pays on the bank's page and waits until the market knows of it."""
        self.doing = f"paying for {trade}"
        address = urllib.parse.urlsplit(started["payURL"])
        page = f"{address.path}?{address.query}"
        status, answer, _ = self.bank.until_answered(
            "POST", page, "act=pay", kind="application/x-www-form-urlencoded")
        if status != 200:
            raise Broken(f"the bank: {status} {answer[:300]!r}")
        give_up = time.monotonic() + 25
        while time.monotonic() < give_up:
            if self.connection.get(f"/trades/{trade}", buyer)["phase"] != "agreed":
                return
            time.sleep(0.02)
        raise Broken(f"{trade}: paid at the bank, and 25 s later the market does not know")

    def download(self, trade, buyer):
        self.doing = f"downloading in {trade}"
        status, answer, _ = self.connection.until_answered(
            "GET", f"/trades/{trade}/files/{self.market.artefact}", token=buyer)
        if status != 200 or answer != ARTEFACT:
            raise Broken(f"{trade}: the download was {status} with {len(answer)} bytes")


class Market:
    """Members, listings and the file that is sold, set up before the first kill."""

    def __init__(self, server):
        self.server = server
        connection = Connection(server.port, Stopping())
        self.sellers = [self.register(connection, f"seller{n}") for n in range(SELLERS)]
        self.buyers = [self.register(connection, f"buyer{n}") for n in range(BUYERS)]
        self.terms = {
            "price": "10.00", "licence": "oneProduct", "includesSource": True, "mayResell": False, "deliveryHours": 24,
            "acceptanceDays": 7, "changeRounds": 1, "supportMonths": 3, "noReasonReturnDays": 7,
            "returnCondition": "notDownloaded",
        }
        self.artefact = hashlib.sha256(ARTEFACT).hexdigest()
        self.listings = [self.publish(connection, n) for n in range(SELLERS)]
        self.common_buyer, self.common_seller = self.buyers[0], self.sellers[0]
        opened = self.done(
            connection, "POST", f"/listings/{self.listings[0]['id']}/enquiries", "{}", self.common_buyer, key="common")
        self.common = opened["trade"]

    def done(self, connection, method, path, body, token=None, key=None, kind="application/json"):
        status, answer = connection.once(method, path, body, token, key, kind)
        if status not in (200, 201):
            raise Broken(f"{method} {path}: {status} {answer.decode(errors='replace')}")
        return json.loads(answer)

    def register(self, connection, name):
        body = {"name": name, "displayName": name.capitalize(), "password": PASSWORD}
        return self.done(connection, "POST", "/register", json.dumps(body))["token"]

    def publish(self, connection, number):
        token = self.sellers[number]
        kept = self.done(
            connection, "PUT", "/deposits?name=source.bin", ARTEFACT, token, kind="application/octet-stream")
        if kept["sha256"] != self.artefact:
            raise Broken(f"the deposit has another hash: {kept}")
        body = dict(
            self.terms, category="website-source", title=f"企业官网源码 {number}",
            defects=[{"severity": "minor", "text": "手机横屏时菜单会换行"}], artefact=kept["sha256"],
            fields=self.answers(connection, token))
        listing = self.done(connection, "POST", "/listings/new", json.dumps(body), token, key=f"publish-{number}")
        return {"id": listing["listing"], "seller": number}

    def answers(self, connection, token):
        """An answer to every field, also to those that only another answer makes necessary."""
        category = self.done(connection, "GET", "/listings/new?category=website-source", None, token)
        answers = {}
        for section in category["sections"]:
            for field in section["fields"]:
                answers[field["field"]] = answer_to(field)
        return answers



def answer_to(field):
    """Something that the kind of the field allows."""
    match field["kind"]:
        case "number":
            return field["min"] or 1
        case "yesNo":
            return True
        case "choice":
            return field["choices"][0]
        case "choices":
            return field["choices"][:1]
        case "platforms":
            return [{"platform": field["choices"][0], "versions": "10"}]
        case "version":
            return "1.0.0"
        case "url":
            return "https://shop.example/demo"
        case "spdx":
            return "MIT"
        case _:
            return "见说明文档"


def check_entries(market, promises, server_folder):
    """Every acknowledged entry is there with its hash, over HTTP; nothing is there twice."""
    streams = {}
    for key, (stream, sequence, digest) in promises.entries.items():
        places = streams.setdefault(stream, {})
        if sequence in places:
            raise Broken(f"two commands were told the same entry: {stream} #{sequence}")
        places[sequence] = digest
    connection = Connection(market.server.port, Stopping())
    read = 0
    promises.trades[market.common] = (market.common_buyer, market.common_seller)
    for trade, (buyer, seller) in promises.trades.items():
        token = random.choice([buyer, seller])
        entries = all_entries(connection, trade, token)
        read += len(entries)
        if [entry["sequence"] for entry in entries] != list(range(len(entries))):
            raise Broken(f"{trade}: the entries are not numbered 0 to {len(entries) - 1}")
        for sequence, digest in streams.pop(f"trade/{trade}", {}).items():
            if sequence >= len(entries):
                raise Broken(f"{trade} #{sequence} was acknowledged and is not there")
            if entries[sequence]["hash"] != digest:
                raise Broken(f"{trade} #{sequence} was acknowledged as {digest} and is {entries[sequence]['hash']}")
        said = sorted(entry["opened"]["text"] for entry in entries if entry["kind"] == "messagePosted")
        meant = sorted(promises.texts.get(trade, ()))
        if said != meant:
            twice = sorted({text for text in said if said.count(text) > 1})
            lost = sorted(set(meant) - set(said))
            raise Broken(f"{trade}: messages twice {twice}, lost {lost}, of nobody {sorted(set(said) - set(meant))}")
    if streams:
        raise Broken(f"acknowledged in streams that nobody can read: {sorted(streams)[:5]}")
    return read


def all_entries(connection, trade, token):
    entries, place = [], 0
    while place is not None:
        page = connection.get(f"/trades/{trade}/events?from={place}&limit=200", token)
        entries += page["events"]
        place = page.get("next")
    return entries


def check_trades(market, promises):
    """Each enquiry opened one trade."""
    connection = Connection(market.server.port, Stopping())
    listed = set()
    for buyer in market.buyers:
        path = "/trades"
        while path:
            page = connection.get(path, buyer)
            listed.update(trade["trade"] for trade in page["trades"])
            path = page.get("next")
    extra = listed - set(promises.trades)
    missing = set(promises.trades) - listed
    if extra or missing:
        raise Broken(f"trades nobody was told of {sorted(extra)[:3]}, trades that are gone {sorted(missing)[:3]}")


def check_audit(server):
    audit = subprocess.run(
        [server.program, "audit", "--data", str(server.folder / "data")], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    if audit.returncode != 0:
        raise Broken(f"the audit ended with {audit.returncode}:\n{audit.stdout}")


def run(options, folder):
    chance = random.Random(options.seed)
    server = Server(options.server, folder)
    server.start()
    server.wait_until_ready()
    try:
        market = Market(server)
        promises, stopping = Promises(), Stopping()
        traders = [Trader(n, market, promises, stopping, options.seed) for n in range(CONNECTIONS)]
        for trader in traders:
            trader.start()
        slowest_start = 0
        for kill in range(1, options.kills + 1):
            # Now and then the server dies while it is still starting, that is, while it recovers.
            time.sleep(chance.uniform(0, 0.15) if chance.random() < 0.15 else chance.uniform(0.1, options.most))
            server.kill()
            server.start()
            began = time.monotonic()
            if chance.random() < 0.85:
                server.wait_until_ready()
                slowest_start = max(slowest_start, time.monotonic() - began)
            check_alive(traders)
            if kill % 10 == 0:
                print(f"crash: {kill} kills, {len(promises.entries)} commands acknowledged, "
                      f"{promises.finished} trades finished", flush=True)
        server.wait_until_ready()
        stopping.ask()
        for trader in traders:
            trader.join()
        check_alive(traders)
        entries = check_entries(market, promises, folder)
        check_trades(market, promises)
        server.stop()
        check_audit(server)
    except BaseException:
        if server.process.poll() is None:
            server.kill()
        raise
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(promises.kinds.items(), key=lambda pair: -pair[1]))
    print(f"crash: {len(promises.entries)} commands acknowledged ({kinds}); {promises.cut} were cut off "
          f"and sent again, of which {promises.cut_and_done} had been done and were not done twice; "
          f"{promises.repeated} repeated on purpose; {promises.finished} trades finished; {entries} entries read back; "
          f"slowest start {slowest_start:.1f} s")
    if promises.cut_and_done == 0 or promises.finished == 0:
        raise Broken("no kill fell between a command and its answer, or no trade was finished: this run proves nothing")


def check_alive(traders):
    for trader in traders:
        if trader.broken:
            raise Broken(f"{trader.name}: {trader.broken}")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--server", required=True, help="the program chengxu")
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--seed", type=int, default=None, help="the same seed chooses the same moments")
    options.add_argument("--most", type=float, default=2.0, help="the longest life in seconds")
    options.add_argument("--keep", action="store_true", help="keep the folder with the store")
    options = options.parse_args()
    options.server = str(pathlib.Path(options.server).resolve())
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(10**9)
    print(f"crash: seed {options.seed}, {options.kills} kills, {CONNECTIONS} connections", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="chengxu-crash-"))
    began = time.monotonic()
    try:
        run(options, folder)
    except Broken as broken:
        log = (folder / "server.log").read_text(errors="replace") if (folder / "server.log").exists() else ""
        print(f"crash: FAILED: {broken}\n--- the server's last words\n{log[-3000:]}\nThe store is kept in {folder}")
        print("crash: 0 passed, 1 failed")
        return 1
    if options.keep:
        print(f"crash: the store is kept in {folder}")
    else:
        shutil.rmtree(folder)
    print(f"crash: took {time.monotonic() - began:.0f} s")
    print("crash: 1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
