"""A second, independent implementation of Alipay's signatures (python-alipay-sdk), asked line by line: it checks what the gateway
signed for pages and calls, and signs notifications for the gateway to read."""
import json
import sys
import urllib.parse

import alipay


def encoded(text):
    return urllib.parse.quote_plus(text, safe="*").replace("~", "%7E")


settings = json.loads(sys.stdin.readline())
# As Alipay itself it signs with Alipay's key and checks with the application's.
sdk = alipay.AliPay(
    appid=settings["app_id"], app_private_key_string=settings["alipay_private"],
    alipay_public_key_string=settings["app_public"], sign_type="RSA2")
print(json.dumps({"port": 0}), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    if "link" in command:
        fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(command["link"]).query, strict_parsing=True))
        sign = fields.pop("sign")
        # Of requests the signature covers the sign's type; the SDK drops it, as of notifications.
        message = "&".join(f"{name}={value}" for name, value in sorted(fields.items()))
        print(json.dumps(sdk._verify(message, sign)), flush=True)
    else:
        fields = command["fields"]
        message = "&".join(f"{name}={value}" for name, value in sorted(fields.items()))
        fields |= {"sign_type": "RSA2", "sign": sdk._sign(message)}
        print(json.dumps("&".join(f"{encoded(name)}={encoded(value)}" for name, value in fields.items())), flush=True)
