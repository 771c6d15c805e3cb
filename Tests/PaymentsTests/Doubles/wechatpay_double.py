"""WeChat Pay v3 as a platform (收付通) or an ordinary merchant meets it, for tests. The SDK from PyPI makes the header that the
gateway's must equal, signs the answers and opens the notifications before they go out; the book and the misbehaviours are this
file's."""
import base64
import datetime
import json
import secrets
import threading
import time
import urllib.parse
from unittest import mock

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID
from wechatpayv3 import utils
from wechatpayv3.core import Core

import double

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
PUBLIC_KEY_ID = "PUB_KEY_ID_0114232134912410000000000000012345"


def now():
    return datetime.datetime.now(BEIJING).isoformat(timespec="seconds")


class Signer:
    """A key of WeChat Pay, with a certificate of so many days around now."""

    def __init__(self, days_before=1, days_after=1):
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        number = x509.random_serial_number()
        self.serial = format(number, "X")
        name = x509.Name([
            x509.NameAttribute(NameOID.COMMON_NAME, "Tenpay.com Root CA"), x509.NameAttribute(NameOID.LOCALITY_NAME, "深圳"),
        ])
        today = datetime.datetime.now(datetime.timezone.utc)
        self.certificate = (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self.private.public_key())
            .serial_number(number).not_valid_before(today - datetime.timedelta(days=days_before))
            .not_valid_after(today + datetime.timedelta(days=days_after)).sign(self.private, hashes.SHA256())
        )

    @property
    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def public_pem(self):
        return self.private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


class Refused(Exception):
    def __init__(self, status, code):
        self.status, self.code = status, code


class WeChatPayDouble:
    def __init__(self, settings):
        self.app, self.merchant = settings["app"], settings["merchant"]
        self.sub_merchant = settings.get("sub_merchant")
        self.merchant_serial = settings["merchant_serial"]
        self.merchant_pem = settings["merchant_private"]
        self.merchant_private = utils.load_private_key(self.merchant_pem)
        self.api_key = settings["api_key"]
        self.old, self.new, self.other = Signer(), Signer(), Signer()
        self.ended = Signer(days_before=30, days_after=-1)
        self.signer = self.old
        self.listed = [self.old]
        self.by_public_key = settings.get("public_key") == "yes"
        self.mood = "none"
        self.bill = b""
        self.bill_hash = self.bill_address = ""
        self.fetches = 0
        self.orders, self.refunds, self.shares = {}, {}, {}
        self.lock = threading.RLock()

    def told(self):
        return {"facts": {"public_key_id": PUBLIC_KEY_ID, "public_key": self.old.public_pem}}

    # Signing

    def serial(self, signer):
        return PUBLIC_KEY_ID if self.by_public_key else signer.serial

    def signature(self, body, signer=None, age=0, serial=None):
        signer = signer or self.signer
        stamp, nonce = str(int(time.time()) - age), secrets.token_hex(16)
        return {
            "Wechatpay-Timestamp": stamp, "Wechatpay-Nonce": nonce,
            "Wechatpay-Signature": utils.rsa_sign(signer.private, f"{stamp}\n{nonce}\n{body}\n"),
            "Wechatpay-Serial": serial or self.serial(signer),
            "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
        }

    def sealed(self, text, associated, key=None):
        nonce = secrets.token_hex(6)
        cipher = AESGCM((key or self.api_key).encode()).encrypt(nonce.encode(), text.encode(), associated.encode())
        sealed = {
            "algorithm": "AEAD_AES_256_GCM", "ciphertext": base64.b64encode(cipher).decode(), "nonce": nonce,
            "associated_data": associated,
        }
        if key is None:
            opened = utils.aes_decrypt(nonce, sealed["ciphertext"], associated, self.api_key)
            assert opened == text
        return sealed

    def reply(self, status, value):
        text = "" if value is None else json.dumps(value, ensure_ascii=False)
        if self.mood == "unsigned":
            return double.Reply(status, text)
        signer = self.other if self.mood == "badsignature" else self.signer
        serial = self.serial(self.signer) if self.mood == "badsignature" else None
        headers = self.signature(text, signer, 301 if self.mood == "stale" else 0, serial)
        if self.mood == "changed":
            text = text.replace("0", "1", 1) if "0" in text else text + " "
        return double.Reply(status, text, headers=headers)

    # The door

    def handle(self, verb, path, headers, body):
        if path.startswith("/double/"):
            with self.lock:
                return getattr(self, "do_" + path.removeprefix("/double/").replace("-", "_"))(json.loads(body or b"{}"))
        if self.mood == "slow":
            time.sleep(4)
        if self.mood == "down":
            return double.Reply(502, "<html>502 Bad Gateway</html>", "text/html")
        if self.mood == "reset":
            return None
        try:
            self.check(verb, path, headers, body.decode())
            if self.mood in ("systemerror", "frequency"):
                raise Refused(*{"systemerror": (500, "SYSTEM_ERROR"), "frequency": (429, "FREQUENCY_LIMITED")}[self.mood])
            if path.startswith("/v3/billdownload/file?token="):
                return double.Reply(200, self.bill, "text/csv")
            with self.lock:
                return self.reply(*self.route(verb, path, json.loads(body) if body else None))
        except Refused as refusal:
            return self.reply(refusal.status, {"code": refusal.code, "message": "见“错误码”"})

    def check(self, verb, path, headers, body):
        """The header must be the one that the SDK makes for the same moment and nonce, to the last byte."""
        ours = headers["authorization"]
        parts = dict(part.split("=", 1) for part in ours.split(" ", 1)[1].split(","))
        stamp, nonce = int(parts["timestamp"].strip('"')), parts["nonce_str"].strip('"')
        with mock.patch.object(utils.time, "time", return_value=float(stamp)):
            theirs = utils.build_authorization(
                path, verb, self.merchant, self.merchant_serial, self.merchant_private, data=body, nonce_str=nonce)
        if ours != theirs:
            raise Refused(401, "SIGN_ERROR")
        assert abs(time.time() - stamp) < 300 and headers["accept"] == "application/json"
        if self.by_public_key:
            assert headers["wechatpay-serial"] == PUBLIC_KEY_ID

    def route(self, verb, path, biz):
        address = urllib.parse.urlsplit(path)
        query = dict(urllib.parse.parse_qsl(address.query, strict_parsing=bool(address.query)))
        steps = address.path.strip("/").split("/")
        if address.path == "/v3/certificates":
            return self.certificates()
        if address.path == "/v3/bill/tradebill":
            return self.bill_place(query)
        platform = self.sub_merchant is not None
        payments = "/v3/pay/partner/transactions" if platform else "/v3/pay/transactions"
        refunds = "/v3/ecommerce/refunds" if platform else "/v3/refund/domestic/refunds"
        if address.path == payments + "/native" and verb == "POST":
            return self.native(biz)
        if address.path.startswith(payments + "/out-trade-no/"):
            if steps[-1] == "close" and verb == "POST":
                assert biz == ({"sp_mchid": self.merchant, "sub_mchid": self.sub_merchant} if platform else {"mchid": self.merchant})
                return self.close(steps[-2])
            assert query == ({"sp_mchid": self.merchant, "sub_mchid": self.sub_merchant} if platform else {"mchid": self.merchant})
            return 200, self.transaction(self.order(steps[-1]))
        if address.path == refunds + ("/apply" if platform else "") and verb == "POST":
            return self.refund(biz)
        if address.path.startswith(refunds + "/") and verb == "GET":
            assert query == ({"sub_mchid": self.sub_merchant} if platform else {})
            return self.refund_query(steps[-1])
        return self.sharing(verb, address.path, steps, query, biz)

    def bill_place(self, query):
        wanted = {"bill_date": "2026-11-22", "bill_type": "ALL"}
        assert query == wanted | ({"sub_mchid": self.sub_merchant} if self.sub_merchant else {}), query
        if not self.bill:
            raise Refused(400, "NO_STATEMENT_EXIST")
        return 200, {"hash_type": "SHA1", "hash_value": self.bill_hash, "download_url": self.bill_address}

    def do_bill(self, command):
        """From now on there is a bill of 2026-11-22: these bytes, at this address, said to have this hash."""
        self.bill = base64.b64decode(command["bytes"])
        self.bill_hash, self.bill_address = command["hash"], command["address"]
        return double.reply_json(200, {})

    def certificates(self):
        self.fetches += 1
        return 200, {"data": [{
            "serial_no": one.serial, "effective_time": now(), "expire_time": now(),
            "encrypt_certificate": self.sealed(one.pem, "certificate"),
        } for one in self.listed]}

    # Payments

    def names(self):
        if self.sub_merchant:
            return {"sp_appid": self.app, "sp_mchid": self.merchant, "sub_mchid": self.sub_merchant}
        return {"appid": self.app, "mchid": self.merchant}

    def order(self, number):
        if number not in self.orders:
            raise Refused(404, "ORDER_NOT_EXIST")
        return self.orders[number]

    def native(self, biz):
        assert {name: biz[name] for name in self.names()} == self.names(), biz
        assert set(biz) == set(self.names()) | {"description", "out_trade_no", "time_expire", "notify_url", "settle_info", "amount"}
        assert biz["settle_info"] == {"profit_sharing": True} and biz["amount"]["currency"] == "CNY"
        assert len(biz["description"].encode()) <= 127 and "?" not in biz["notify_url"]
        ends = datetime.datetime.fromisoformat(biz["time_expire"])
        assert ends.utcoffset() == datetime.timedelta(hours=8)
        order = self.orders.setdefault(biz["out_trade_no"], {
            "number": biz["out_trade_no"], "total": biz["amount"]["total"], "state": "NOTPAY", "paid_at": None, "ends": ends,
            "notify_url": biz["notify_url"], "transaction": "42000018" + f"{secrets.randbelow(10**20):020d}",
            "code": "weixin://wxpay/bizpayurl?pr=" + secrets.token_hex(5), "settled": 0,
            "withdrawn": False,
        })
        if order["total"] != biz["amount"]["total"] or order["ends"] != ends:
            raise Refused(400, "INVALID_REQUEST")
        if order["state"] == "CLOSED":
            raise Refused(400, "ORDER_CLOSED")
        if order["state"] != "NOTPAY":
            raise Refused(400, "ORDERPAID")
        return 200, {"code_url": order["code"]}

    def transaction(self, order):
        told = {
            **self.names(), "out_trade_no": order["number"], "trade_state": order["state"], "trade_state_desc": "说明",
            "attach": "", "trade_type": "NATIVE", "amount": {"total": order["total"], "currency": "CNY"},
        }
        if order["paid_at"]:
            told |= {
                "transaction_id": order["transaction"], "success_time": order["paid_at"], "bank_type": "OTHERS",
                "payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
                "amount": {"total": order["total"], "payer_total": order["total"], "currency": "CNY", "payer_currency": "CNY"},
            }
        return told

    def close(self, number):
        order = self.order(number)
        if order["state"] != "NOTPAY":
            raise Refused(400, "ORDER_CLOSED" if order["state"] == "CLOSED" else "ORDERPAID")
        order["state"] = "CLOSED"
        return 204, None

    # Refunds and sharing

    def refunded(self, order):
        return sum(one["amount"] for one in self.refunds.values() if one["order"] is order)

    def refund(self, biz):
        order = self.order(biz["out_trade_no"])
        if self.sub_merchant:
            assert biz["sub_mchid"] == self.sub_merchant and biz["sp_appid"] == self.app
        amount, number = biz["amount"]["refund"], biz["out_refund_no"]
        if not order["paid_at"]:
            raise Refused(404, "RESOURCE_NOT_EXISTS")
        if biz["amount"]["total"] != order["total"] or biz["amount"]["currency"] != "CNY":
            raise Refused(400, "PARAM_ERROR")
        if number in self.refunds:
            if self.refunds[number]["amount"] != amount:
                raise Refused(400, "INVALID_REQUEST")
            self.refunds[number]["status"] = "SUCCESS"
        else:
            left = order["total"] - self.refunded(order)
            if amount > left:
                raise Refused(400, "INVALID_REQUEST")
            # What is settled comes out of the merchant's balance, unless that has been taken out.
            if order["withdrawn"] and amount > left - order["settled"]:
                raise Refused(403, "NOT_ENOUGH")
            self.refunds[number] = {"order": order, "amount": amount, "number": number, "status": "PROCESSING"}
            order["state"] = "REFUND"
        told = self.refund_told(self.refunds[number])
        if self.sub_merchant:
            told.pop("status")
        return 200, told

    def refund_told(self, refund):
        return {
            "refund_id": "50000000382019052709732678859", "out_refund_no": refund["number"], "create_time": now(),
            "transaction_id": refund["order"]["transaction"], "out_trade_no": refund["order"]["number"],
            "channel": "ORIGINAL", "status": refund["status"],
            "amount": {"total": refund["order"]["total"], "refund": refund["amount"], "currency": "CNY"},
        }

    def refund_query(self, number):
        if number not in self.refunds:
            raise Refused(404, "RESOURCE_NOT_EXISTS")
        told = self.refund_told(self.refunds[number])
        self.refunds[number]["status"] = "SUCCESS"
        return 200, told

    def sharing(self, verb, path, steps, query, biz):
        platform = self.sub_merchant is not None
        base = "/v3/ecommerce/profitsharing" if platform else "/v3/profitsharing"
        if verb == "GET" and steps[-1] == "amounts":
            assert path == f"{base}/{'orders' if platform else 'transactions'}/{steps[-2]}/amounts", path
            order = self.by_transaction(steps[-2])
            return 200, {"transaction_id": steps[-2], "unsplit_amount": max(0, order["total"] - self.refunded(order) - order["settled"])}
        if verb == "GET":
            number = query["out_order_no"] if platform else steps[-1]
            if platform:
                assert path == base + "/orders" and query["sub_mchid"] == self.sub_merchant
            share = self.shares.get(number)
            if share is None or share["transaction_id"] != query["transaction_id"]:
                raise Refused(404, "RESOURCE_NOT_EXISTS")
            told = dict(share)
            told["status" if platform else "state"] = told.pop("progress")
            share["progress"] = "FINISHED"
            return 200, told
        order = self.by_transaction(biz["transaction_id"])
        left = max(0, order["total"] - self.refunded(order) - order["settled"])
        number, share = biz["out_order_no"], {"transaction_id": biz["transaction_id"], "out_order_no": biz["out_order_no"]}
        assert biz.get("sub_mchid") == self.sub_merchant
        if platform and path == base + "/orders":
            receiver = biz["receivers"][0]
            assert len(biz["receivers"]) == 1 and biz["finish"] is False and biz["appid"] == self.app
            assert receiver["type"] == "MERCHANT_ID" and receiver["receiver_account"] == self.sub_merchant
            amount = receiver["amount"]
            share["receivers"] = [{"amount": amount, "result": "SUCCESS", "type": "MERCHANT_ID"}]
        else:
            assert path == base + ("/finish-order" if platform else "/orders/unfreeze") and biz["description"], path
            amount = left
            if platform:
                share |= {"finish_amount": amount, "finish_description": biz["description"]}
            else:
                share["receivers"] = [{"amount": amount, "result": "SUCCESS", "type": "MERCHANT_ID", "account": self.merchant}]
        if number not in self.shares:
            if amount > left or amount == 0:
                raise Refused(403, "NOT_ENOUGH")
            order["settled"] += amount
            self.shares[number] = {**share, "order_id": "3008450740201411110007820472", "progress": "PROCESSING"}
        return 200, {name: self.shares[number][name] for name in ("transaction_id", "out_order_no", "order_id")}

    def by_transaction(self, transaction):
        for order in self.orders.values():
            if order["transaction"] == transaction and order["paid_at"]:
                return order
        raise Refused(404, "RESOURCE_NOT_EXISTS")

    # The buyer, and the test

    def do_visit(self, command):
        order = next((one for one in self.orders.values() if one["code"] == command["code"]), None)
        if order is None or order["state"] != "NOTPAY" or datetime.datetime.now(BEIJING) > order["ends"]:
            return double.Reply(409, "cannot be paid", "text/plain")
        return double.Reply(200, order["number"], "text/plain")

    def do_pay(self, command):
        page = self.do_visit(command)
        if page.status == 200:
            order = self.orders[page.body.decode()]
            order["state"], order["paid_at"] = "SUCCESS", now()
            self.tell(order, command.get("mishap", "none"))
        return page

    def do_withdraw(self, command):
        """The merchant takes out of its account what this payment has brought."""
        self.orders[command["payment"]]["withdrawn"] = True
        return double.reply_json(200, {})

    def do_mood(self, command):
        self.mood = command["mood"]
        return double.reply_json(200, {})

    def do_rotate(self, command):
        """`next`: both certificates are listed, the old one signs. `switch`: the new one signs. `ended`: one that has ended."""
        stage = command["stage"]
        self.listed = {"next": [self.old, self.new], "switch": [self.old, self.new], "only": [self.new], "ended": [self.new, self.ended]}[stage]
        self.signer = {"next": self.old, "ended": self.ended}.get(stage, self.new)
        return double.reply_json(200, {"serial": self.signer.serial, "fetches": str(self.fetches)})

    def do_count(self, _):
        return double.reply_json(200, {"fetches": self.fetches})

    def do_sign(self, command):
        """Any content, encrypted and signed as a notification."""
        body, headers = self.notification(
            command["transaction"], command.get("event", "TRANSACTION.SUCCESS"), command.get("key"),
            {"own": None, "other": self.other}[command.get("signer", "own")], int(command.get("age", "0")))
        return double.reply_json(200, {"body": body, **headers})

    def do_facts(self, command):
        """What a genuine notification of a payment that was made says, as text."""
        return double.Reply(200, json.dumps(self.transaction(self.orders[command["number"]]), ensure_ascii=False))

    def notification(self, transaction, event="TRANSACTION.SUCCESS", key=None, signer=None, age=0):
        text = transaction if isinstance(transaction, str) else json.dumps(transaction, ensure_ascii=False)
        body = json.dumps({
            "id": secrets.token_hex(18), "create_time": now(), "resource_type": "encrypt-resource", "event_type": event,
            "summary": "支付成功", "resource": {"original_type": "transaction", **self.sealed(text, "transaction", key)},
        }, ensure_ascii=False, separators=(",", ":"))
        serial = self.serial(self.signer) if signer else None
        return body, self.signature(body, signer, age, serial)

    def tell(self, order, mishap):
        if mishap == "lost":
            return
        told = self.transaction(order)
        if mishap == "wrongamount":
            told["amount"]["total"] += 100
        if mishap == "wrongorder":
            told["out_trade_no"] = "01k5m3v8q2x7t9w4r6y1z0abcd"
        body, headers = self.notification(told, signer=self.other if mishap == "badsignature" else None)
        if mishap == "none":
            # The SDK reads it as its own customers would.
            sdk = Core(
                self.merchant, self.merchant_serial, self.merchant_pem, self.api_key, public_key=self.signer.public_pem,
                public_key_id=headers["Wechatpay-Serial"])
            assert sdk.callback(headers, body)["resource"]["out_trade_no"] == order["number"]
        for _ in range(3 if mishap == "duplicate" else 1):
            double.deliver(
                order["notify_url"], body.encode(), {"content-type": "application/json", **headers},
                lambda status, _: status in (200, 204), double.LATE if mishap == "late" else 0.0)


if __name__ == "__main__":
    double.run(WeChatPayDouble)
