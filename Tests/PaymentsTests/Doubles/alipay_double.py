"""Alipay as a platform with direct pay meets it, for tests. The official SDK checks what the gateway signs and signs what it
reads; the book and the misbehaviours are this file's."""
import base64
import datetime
import json
import threading
import time
import urllib.parse

import double
from alipay.aop.api.util.SignatureUtils import get_sign_content, sign_with_rsa2, verify_with_rsa

BEIJING = datetime.timezone(datetime.timedelta(hours=8))


def bare(pem):
    """The SDK puts the first and last lines of a PEM file around a key by itself."""
    return "".join(line for line in pem.strip().splitlines() if not line.startswith("-----"))


def wrapped(pem):
    text = bare(pem)
    return "\n".join(text[start : start + 64] for start in range(0, len(text), 64))


def fen(text):
    whole, _, decimals = text.partition(".")
    assert len(decimals) == 2 and (whole + decimals).isdigit(), text
    return int(whole) * 100 + int(decimals)


def yuan(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def java_encoded(fields):
    """As Java's URLEncoder writes a form: the spelling of Alipay's notifications."""

    def encoded(text):
        return urllib.parse.quote_plus(text, safe="*").replace("~", "%7E")

    return "&".join(f"{encoded(name)}={encoded(value)}" for name, value in fields.items())


class Refused(Exception):
    def __init__(self, sub_code, code="40004"):
        self.sub_code = sub_code
        self.code = code


class AlipayDouble:
    def __init__(self, settings):
        self.app_id = settings["app_id"]
        self.seller_id = settings["seller_id"]
        self.sub_merchant = settings["sub_merchant"]
        self.app_public = wrapped(settings["app_public"])
        self.private = wrapped(settings["alipay_private"])
        self.other_private = wrapped(settings["other_private"])
        self.trades = {}
        self.mood = "none"
        self.bill = b""
        self.bill_address = ""
        self.lock = threading.RLock()
        self.number = 0

    def told(self):
        return {}

    def next_number(self):
        self.number += 1
        return f"{datetime.datetime.now(BEIJING):%Y%m%d}220014{time.time_ns() % 10**9:09d}{self.number:05d}"

    def now(self):
        return datetime.datetime.now(BEIJING).strftime("%Y-%m-%d %H:%M:%S")

    # The door

    def handle(self, verb, path, headers, body):
        address = urllib.parse.urlsplit(path)
        if address.path == "/bill":
            return double.Reply(200, self.bill, "application/zip")
        if address.path == "/gateway.do":
            if self.mood == "slow":
                time.sleep(4)
            if self.mood == "down":
                return double.Reply(503, "<html>502 Bad Gateway</html>", "text/html")
            if self.mood == "reset":
                return None
            return self.gateway(address.query, body) if verb == "POST" else self.cashier(address.query)
        command = json.loads(body or b"{}")
        with self.lock:
            return getattr(self, "do_" + address.path.removeprefix("/double/").replace("-", "_"))(command)

    def checked(self, fields):
        """The parameters of a request whose signature the official SDK has checked."""
        fields = dict(fields)
        sign = fields.pop("sign")
        message = get_sign_content(fields).encode("utf-8")
        if not verify_with_rsa(self.app_public, message, sign):
            raise Refused("isv.invalid-signature", "40002")
        assert fields["app_id"] == self.app_id and fields["sign_type"] == "RSA2" and fields["version"] == "1.0"
        assert fields["charset"] == "utf-8" and fields["format"] == "JSON"
        at = datetime.datetime.strptime(fields["timestamp"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING)
        assert abs((datetime.datetime.now(BEIJING) - at).total_seconds()) < 60, fields["timestamp"]
        return fields

    def gateway(self, query, body):
        fields = dict(urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True))
        fields |= dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True))
        method = fields["method"]
        try:
            fields = self.checked(fields)
            if self.mood == "systemerror":
                raise Refused("ACQ.SYSTEM_ERROR")
            if self.mood == "busy":
                raise Refused("isp.unknow-error", "20000")
            with self.lock:
                content = getattr(self, method.replace(".", "_"))(json.loads(fields["biz_content"]))
            content = {"code": "10000", "msg": "Success", **content}
        except Refused as refusal:
            message = "Service Currently Unavailable" if refusal.code == "20000" else "Business Failed"
            content = {"code": refusal.code, "msg": message, "sub_code": refusal.sub_code, "sub_msg": "见“错误码”}\"{"}
        return self.answer(method, content)

    def answer(self, method, content):
        name = method.replace(".", "_") + "_response"
        if self.mood == "otheranswer":
            name = "alipay_trade_pay_response"
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        sign = sign_with_rsa2(self.other_private if self.mood == "badsignature" else self.private, text, "utf-8")
        if self.mood == "changed":
            text = text.replace('"code":"', '"code":"9', 1)
        tail = "" if self.mood == "unsigned" else f',"sign":"{sign}"'
        return double.Reply(200, "{" + f'"{name}":{text}{tail}' + "}", "text/html;charset=utf-8")

    # The interfaces

    def trade(self, biz):
        trade = self.trades.get(biz["out_trade_no"])
        if trade is None:
            raise Refused("ACQ.TRADE_NOT_EXIST")
        return trade

    def alipay_trade_query(self, biz):
        trade = self.trade(biz)
        answer = {
            "out_trade_no": trade["out_trade_no"], "trade_no": trade["trade_no"], "trade_status": trade["status"],
            "total_amount": yuan(trade["total"]), "buyer_logon_id": "csq***@sandbox.com",
            "fund_bill_list": [{"amount": yuan(trade["total"]), "fund_channel": "ALIPAYACCOUNT"}],
            "subject": trade["subject"],
        }
        if trade["paid_at"]:
            answer["send_pay_date"] = trade["paid_at"]
        return answer

    def alipay_trade_refund(self, biz):
        trade = self.trade(biz)
        if not trade["paid_at"]:
            raise Refused("ACQ.TRADE_STATUS_ERROR")
        amount, number = fen(biz["refund_amount"]), biz["out_request_no"]
        moved = "N"
        if number in trade["refunds"]:
            if trade["refunds"][number] != amount:
                raise Refused("ACQ.DISCORDANT_REPEAT_REQUEST")
        else:
            left = trade["total"] - sum(trade["refunds"].values())
            if amount > left:
                raise Refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
            # What is settled comes out of the merchant's balance, unless that has been taken out.
            if trade["withdrawn"] and amount > left - sum(trade["settles"].values()):
                raise Refused("ACQ.SELLER_BALANCE_NOT_ENOUGH")
            trade["refunds"][number] = amount
            moved = "Y"
            if sum(trade["refunds"].values()) == trade["total"]:
                trade["status"] = "TRADE_CLOSED"
        return {
            "out_trade_no": trade["out_trade_no"], "trade_no": trade["trade_no"], "fund_change": moved,
            "refund_fee": yuan(sum(trade["refunds"].values())), "gmt_refund_pay": self.now(),
        }

    def alipay_trade_fastpay_refund_query(self, biz):
        trade = self.trade(biz)
        number = biz["out_request_no"]
        if number not in trade["refunds"]:
            return {}
        return {
            "out_trade_no": trade["out_trade_no"], "trade_no": trade["trade_no"], "out_request_no": number,
            "refund_amount": yuan(trade["refunds"][number]), "total_amount": yuan(trade["total"]),
            "refund_status": "REFUND_SUCCESS",
        }

    def alipay_trade_settle_confirm(self, biz):
        trade = next((one for one in self.trades.values() if one["trade_no"] == biz["trade_no"]), None)
        if trade is None:
            raise Refused("ACQ.TRADE_NOT_EXIST")
        if not trade["paid_at"]:
            raise Refused("ACQ.TRADE_STATUS_ERROR")
        details = biz["settle_info"]["settle_detail_infos"]
        assert len(details) == 1 and details[0]["trans_in_type"] == "defaultSettle", details
        amount, number = fen(details[0]["amount"]), biz["out_request_no"]
        if number in trade["settles"]:
            if trade["settles"][number] != amount:
                raise Refused("ACQ.DISCORDANT_REPEAT_REQUEST")
        else:
            left = trade["total"] - sum(trade["refunds"].values()) - sum(trade["settles"].values())
            if amount != left:
                raise Refused("ACQ.INVALID_PARAMETER")
            trade["settles"][number] = amount
        return {"trade_no": trade["trade_no"], "out_request_no": number, "settle_amount": yuan(amount)}

    def alipay_data_dataservice_bill_downloadurl_query(self, biz):
        assert biz == {"bill_type": "trade", "bill_date": "2026-11-22"}, biz
        if not self.bill:
            raise Refused("isp.BILL-NOT-EXIST")
        return {"bill_download_url": self.bill_address}

    def do_bill(self, command):
        """From now on there is a bill of 2026-11-22: these bytes, at this address."""
        self.bill, self.bill_address = base64.b64decode(command["bytes"]), command["address"]
        return double.reply_json(200, {})

    def alipay_trade_close(self, biz):
        trade = self.trade(biz)
        if trade["status"] != "WAIT_BUYER_PAY":
            raise Refused("ACQ.TRADE_STATUS_ERROR")
        trade["status"] = "TRADE_CLOSED"
        return {"out_trade_no": trade["out_trade_no"], "trade_no": trade["trade_no"]}

    # The buyer

    def cashier(self, query):
        """What the buyer's browser gets from a link: the trade begins when the buyer has come."""
        fields = self.checked(dict(urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True)))
        assert fields["method"] == "alipay.trade.page.pay"
        biz = json.loads(fields["biz_content"])
        assert biz["product_code"] == "FAST_INSTANT_TRADE_PAY" and not set("/=&") & set(biz["subject"])
        assert biz["sub_merchant"] == {"merchant_id": self.sub_merchant}
        assert biz["settle_info"]["settle_detail_infos"] == [
            {"trans_in_type": "defaultSettle", "amount": biz["total_amount"]}
        ]
        assert biz["settle_info"]["settle_period_time"].endswith("d")
        ends = datetime.datetime.strptime(biz["time_expire"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=BEIJING)
        if datetime.datetime.now(BEIJING) > ends:
            return double.Reply(410, "too late", "text/plain")
        with self.lock:
            trade = self.trades.setdefault(biz["out_trade_no"], {
                "out_trade_no": biz["out_trade_no"], "total": fen(biz["total_amount"]), "status": "WAIT_BUYER_PAY",
                "trade_no": self.next_number(), "notify_url": fields["notify_url"], "subject": biz["subject"],
                "created_at": self.now(), "paid_at": None, "refunds": {}, "settles": {}, "withdrawn": False,
            })
            if trade["total"] != fen(biz["total_amount"]) or trade["status"] == "TRADE_CLOSED":
                return double.Reply(409, "closed", "text/plain")
        return double.Reply(200, trade["out_trade_no"], "text/plain")

    def do_visit(self, command):
        return self.cashier(urllib.parse.urlsplit(command["link"]).query)

    def do_pay(self, command):
        page = self.do_visit(command)
        if page.status != 200:
            return page
        trade = self.trades[page.body.decode()]
        if trade["status"] != "WAIT_BUYER_PAY":
            return double.Reply(409, trade["status"], "text/plain")
        trade["status"], trade["paid_at"] = "TRADE_SUCCESS", self.now()
        self.tell(trade, command.get("mishap", "none"))
        return double.reply_json(200, {"trade_no": trade["trade_no"]})

    def do_withdraw(self, command):
        """The merchant takes out of its account what this payment has brought."""
        self.trades[command["payment"]]["withdrawn"] = True
        return double.reply_json(200, {})

    def do_mood(self, command):
        self.mood = command["mood"]
        return double.reply_json(200, {})

    def do_sign(self, command):
        """Any fields, signed as a notification and written as one."""
        return double.Reply(200, self.notification(command["fields"], command.get("key", "own")))

    # Notifications

    def fields(self, trade, status):
        fields = {
            "gmt_create": trade["created_at"], "charset": "utf-8", "seller_email": "shop@chengxu.example",
            "subject": trade["subject"], "sign": "", "buyer_id": "2088102116773037", "invoice_amount": yuan(trade["total"]),
            "notify_id": f"ac05099524730693a8b330c{self.next_number()}",
            "fund_bill_list": json.dumps([{"amount": yuan(trade["total"]), "fundChannel": "ALIPAYACCOUNT"}], separators=(",", ":")),
            "notify_type": "trade_status_sync", "trade_status": status, "receipt_amount": yuan(trade["total"]),
            "app_id": self.app_id, "buyer_pay_amount": yuan(trade["total"]), "sign_type": "RSA2",
            "seller_id": self.seller_id, "notify_time": self.now(), "version": "1.0",
            "out_trade_no": trade["out_trade_no"], "total_amount": yuan(trade["total"]), "trade_no": trade["trade_no"],
            "auth_app_id": self.app_id, "buyer_logon_id": "159****5620", "point_amount": "0.00",
        }
        if status == "TRADE_SUCCESS":
            fields["gmt_payment"] = trade["paid_at"]
        return fields

    def notification(self, fields, key="own"):
        signed = {name: value for name, value in fields.items() if name not in ("sign", "sign_type")}
        private = self.private if key == "own" else self.other_private
        if "sign" in fields:
            fields = {**fields, "sign": sign_with_rsa2(private, get_sign_content(signed), "utf-8")}
        return java_encoded(fields)

    def tell(self, trade, mishap):
        def send(fields, key="own", delay=0.0, then=lambda: None):
            double.deliver(
                trade["notify_url"], self.notification(fields, key).encode(),
                {"content-type": "application/x-www-form-urlencoded; charset=utf-8"},
                lambda status, body: body == b"success", delay, then)

        paid = self.fields(trade, "TRADE_SUCCESS")
        if mishap == "lost":
            return
        if mishap == "wrongamount":
            paid["total_amount"] = yuan(trade["total"] + 100)
        if mishap == "wrongorder":
            paid["out_trade_no"] = "01k5m3v8q2x7t9w4r6y1z0abcd"
        if mishap == "outoforder":
            return send(paid, then=lambda: send(self.fields(trade, "WAIT_BUYER_PAY")))
        for _ in range(3 if mishap == "duplicate" else 1):
            send(paid, "other" if mishap == "badsignature" else "own", double.LATE if mishap == "late" else 0.0)


if __name__ == "__main__":
    double.run(AlipayDouble)
