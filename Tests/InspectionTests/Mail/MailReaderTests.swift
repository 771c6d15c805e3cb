import Foundation
import Market
import Testing

@testable import Inspection

@Suite struct MailReaderTests {
    init() { MailReader.prepare() }

    private func read(_ text: String) throws -> MailReading { try #require(MailReader.read(Array(text.utf8), key: nil).mail) }

    private static let head = "From: a@example.com\r\nDate: Thu, 3 Sep 2026 10:00:00 +0800\r\nSubject: s\r\n"

    @Test func theHeadIsDecoded() throws {
        let mail = try read(
            """
            From: =?GB18030?B?wdbN7Q==?= <lin@example.com>
            To: "=?utf-8?q?=E6=9D=8E?=" <li@example.org>, b@example.org
            Subject: =?utf-8?B?5oql5Lu3?=
              =?utf-8?B?5Y2V?=
            Date: Thu, 3 Sep 2026 10:00:00 +0800
            Message-ID: <x.1@example.com>

            你好
            """)
        #expect(mail.from == "林晚 <lin@example.com>")
        #expect(mail.to == "李 <li@example.org>, b@example.org")
        #expect(mail.subject == "报价单")
        #expect(mail.date == "2026-09-03T10:00:00+08:00")
        #expect(mail.messageID == "x.1@example.com")
        #expect(mail.text.hasPrefix("你好"))
        #expect(mail.attachments.isEmpty && mail.domain == nil && !mail.isCut)
    }

    @Test(arguments: [
        (
            "text/plain; charset=gb2312", "base64",
            Data([0xC4, 0xE3, 0xBA, 0xC3, 0xA3, 0xAC, 0xD5, 0xE9, 0x81, 0x30, 0x81, 0x30]).base64EncodedString(), "你好，臻"
        ),
        ("text/plain; charset=gbk", "8bit", "plain", "plain"),
        ("text/plain; charset=utf-8", "quoted-printable", "=E4=BD=A0=E5=A5=BD=", "你好"),
        ("text/plain", "base64", Data("价格".utf8).base64EncodedString(), "价格"),
        ("text/plain; charset=nonsense", "7bit", "a b", "a b"),
    ])
    func textsAreDecoded(type: String, encoding: String, body: String, text: String) throws {
        let mail = try read(Self.head + "Content-Type: \(type)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(body)\r\n")
        #expect(mail.text.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix(text))
    }

    @Test func attachmentsAreListedWithTheirSizes() throws {
        let mail = try read(
            Self.head
                + """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/html; charset=utf-8

                <html><head><style>p {}</style></head><body><p>正&lt;文</p><script>x</script></body></html>
                --c--
                --b
                Content-Type: application/pdf; name="=?utf-8?B?5oql5Lu3LnBkZg==?="
                Content-Disposition: attachment; filename="=?utf-8?B?5oql5Lu3LnBkZg==?="
                Content-Transfer-Encoding: base64

                AAECAwQ=
                --b--
                """)
        #expect(mail.text.contains("正<文") && !mail.text.contains("p {}") && !mail.text.contains("x"))
        #expect(mail.attachments == [.init(name: "报价.pdf", media: "application/pdf", bytes: 5)])
    }

    @Test func aLongTextIsCutAndSaysSo() throws {
        let mail = try read(Self.head + "\r\n" + String(repeating: "a", count: MailReading.Limits.textCharactersMax + 1))
        #expect(mail.text.count == MailReading.Limits.textCharactersMax && mail.isCut)
    }

    @Test func whatTurnsTheDirectionOfWritingGoes() throws {
        let mail = try read("From: a@example.com\r\nSubject: a\u{202E}gpj.exe\r\n\r\nb\u{202E}c\u{7}")
        #expect(mail.subject == "a gpj.exe")
        #expect(mail.text.hasPrefix("bc"))
    }

    @Test(arguments: [
        "", "hello", "\r\n\r\n", "Subject: a\r\n\r\n", "no colon\r\nFrom: a\r\n\r\nb", "From: a\r\n\r\n", "PK\u{3}\u{4}",
    ])
    func whatIsNoMailIsNone(text: String) {
        #expect(MailReader.read(Array(text.utf8), key: nil) == MailAnswer(mail: nil, signature: nil))
    }

    /// Whatever the bytes are, reading ends with an answer.
    @Test func strangeBytesDoNoHarm() {
        var chance = SystemRandomNumberGenerator()
        let base = Array(
            (Self.head
                + "DKIM-Signature: v=1; a=rsa-sha256; h=from; d=a; s=b; bh=AA==; b=AA==\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=gbk\r\n\r\na\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n")
                .utf8)
        var read = 0
        for _ in 0..<3_000 {
            var bytes = base
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                let place = Int.random(in: bytes.indices, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
                }
            }
            if MailReader.read(bytes, key: "p=AAAA").mail != nil { read += 1 }
        }
        #expect(read > 500)
    }
}
