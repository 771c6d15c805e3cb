"""Signs e-mails with dkimpy, which others wrote, and tells them with their keys as JSON: what the tests check against."""

import base64
import json
import subprocess
import sys

import dkim
import nacl.signing

TEXT = "报价一万二，含一年更新。 \r\n\r\n  Two  spaces \t here.\r\n-- \r\n林\r\n\r\n\r\n".encode()
HEAD = (
    "Received: from a by b; Mon, 23 Nov 2026 08:00:00 +0800\r\n"
    "From: =?utf-8?B?5p6X5pma?= <lin@example.com>\r\nTo: li@example.org\r\n"
    "Subject: =?gb2312?B?sai82w==?=\r\n  again\r\nDate: Mon, 23 Nov 2026 08:00:00 +0800\r\n"
    "Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\nX-Twice: one\r\nX-Twice: two\r\n"
).encode()


def rsa(bits):
    pem = subprocess.run(["openssl", "genrsa", str(bits)], capture_output=True, check=True).stdout
    public = subprocess.run(["openssl", "rsa", "-pubout"], input=pem, capture_output=True, check=True).stdout.decode()
    return pem, public, "".join(line for line in public.splitlines() if not line.startswith("-"))


cases = []


def case(name, signed, key, verdict):
    cases.append({"name": name, "mail": base64.b64encode(signed).decode(), "key": key, "verdict": verdict})


pem, public_pem, public = rsa(2048)
_, _, other = rsa(2048)
record = f"v=DKIM1; k=rsa; p={public}"
mail = HEAD + b"\r\n" + TEXT
fields = [b"from", b"to", b"subject", b"date", b"x-twice", b"x-twice", b"x-twice", b"x-not-there"]
for head in (b"relaxed", b"simple"):
    for body in (b"relaxed", b"simple"):
        signed = dkim.sign(mail, b"s1", b"example.com", pem, canonicalize=(head, body), include_headers=fields) + mail
        name = f"rsa {head.decode()}/{body.decode()}"
        case(name, signed, record, "matches")
        case(f"{name}, another key", signed, f"v=DKIM1; p={other}", "fails")
        case(f"{name}, no key", signed, None, "noKey")
        case(f"{name}, one letter of the text", signed.replace("一万二".encode(), "一万三".encode()), record, "textAltered")
        case(f"{name}, another sender", signed.replace(b"lin@example.com>\r\nTo", b"lan@example.com>\r\nTo"), record, "fails")
        case(f"{name}, another subject", signed.replace(b"again", b"anew"), record, "fails")
        case(f"{name}, the fields of one name swapped", signed.replace(b"one\r\nX-Twice: two", b"two\r\nX-Twice: one"), record, "fails")
        case(f"{name}, a field added that was signed as missing", signed.replace(b"MIME-V", b"X-Not-There: a\r\nMIME-V"), record, "fails")
        case(f"{name}, line ends of Unix", signed.replace(b"\r\n", b"\n"), record, "matches")
        spaced = signed.replace(b"Two  spaces", b"Two spaces")
        case(f"{name}, one space less in the text", spaced, record, "matches" if body == b"relaxed" else "textAltered")
        folded = signed.replace(b"To: li@example.org", b"to:  li@example.org ")
        case(f"{name}, white space in the head", folded, record, "matches" if head == b"relaxed" else "fails")
        case(f"{name}, empty lines after it", signed + b"\r\n\r\n", record, "matches")
        case(f"{name}, a line after it", signed + b"more\r\n", record, "textAltered")

signed = dkim.sign(mail, b"s1", b"example.com", pem, include_headers=[b"from", b"subject"]) + mail
case("the key as PEM", signed, public_pem, "matches")
case("the key alone", signed, public, "matches")
case("the key as a zone file has it", signed, f's1._domainkey IN TXT ( "v=DKIM1; k=rsa; " "p={public[:100]}"\n "{public[100:]}" )', "matches")
case("a field that is not signed may change", signed.replace(b"li@example.org", b"lu@example.org"), record, "matches")
case("a key that was taken back", signed, "v=DKIM1; p=", "keyUnusable")
case("no key at all", signed, "hello", "keyUnusable")
case("a key for another hash", signed, f"v=DKIM1; h=sha1; p={public}", "keyUnusable")
case("no signature", mail, record, "none")
case("a signature that is cut", signed.replace(b" bh=", b" xx="), record, "unusable")
case("without the sender", signed.replace(b"h=from : ", b"h=to : "), record, "unusable")
case("a tag twice", signed.replace(b"d=example.com;", b"d=example.com; d=example.org;"), record, "unusable")
case("sha1", signed.replace(b"rsa-sha256", b"rsa-sha1"), record, "unusable")
small, _, small_public = rsa(1024)
case("rsa 1024", dkim.sign(mail, b"s1", b"example.com", small) + mail, f"p={small_public}", "matches")
part = dkim.sign(mail, b"s1", b"example.com", pem, length=True) + mail
case("a length that covers all", part, record, "matches")
case("a length that covers a part", part + b"more\r\n", record, "matchesPart")
empty = HEAD + b"\r\n"
for form in (b"relaxed", b"simple"):
    case(f"no text, {form.decode()}", dkim.sign(empty, b"s1", b"example.com", pem, canonicalize=(form, form)) + empty, record, "matches")

secret = nacl.signing.SigningKey.generate()
ed_public = base64.b64encode(secret.verify_key.encode()).decode()
ed_secret = base64.b64encode(secret.encode())
ed = dkim.sign(mail, b"s2", b"example.com", ed_secret, signature_algorithm=b"ed25519-sha256") + mail
case("ed25519", ed, f"v=DKIM1; k=ed25519; p={ed_public}", "matches")
case("ed25519, the key alone", ed, ed_public, "matches")
case("ed25519, one letter of the text", ed.replace("一万二".encode(), "一万三".encode()), ed_public, "textAltered")
case("ed25519, another sender", ed.replace(b"lin@example.com>\r\nTo", b"lan@example.com>\r\nTo"), ed_public, "fails")
case("ed25519 with a key for RSA", ed, record, "keyUnusable")
both = dkim.sign(ed, b"s1", b"example.com", pem, include_headers=[b"from", b"subject"]) + ed
case("two signatures, the key of the second", both, ed_public, "matches")
case("two signatures, the key of the first", both, record, "matches")

json.dump(cases, sys.stdout)
