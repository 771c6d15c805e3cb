import Foundation
import Market

/// One mail to one person: plain text, and files that travel with it.
package struct MailMessage: Sendable {
    /// Its own name, the `Message-ID` without the angle brackets.
    package let name: String
    /// To whom.
    package let address: String
    /// What it is about, in one line.
    package let subject: String
    /// The text; its lines end with a line feed.
    package let text: String
    /// The files that travel with it.
    package let attachments: [Attachment]
    /// Where whoever gets it ends such mails, by one request without a form; nil where that cannot be ended.
    ///
    /// Source: RFC 2369, RFC 8058.
    package let unsubscribe: String?

    /// A file of a mail.
    package struct Attachment: Sendable {
        /// What it is called.
        package let name: String
        /// Its bytes.
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The most bytes of files that travel with a mail, before they are encoded: 10 MiB, which every large provider takes.
    package static let attachedBytesMax: Int64 = 10 << 20

    package init(
        name: String, address: String, subject: String, text: String, attachments: [Attachment] = [],
        unsubscribe: String? = nil
    ) {
        self.name = name
        self.address = address
        self.subject = subject
        self.text = text
        self.attachments = attachments
        self.unsubscribe = unsubscribe
    }

    /// The message as it goes over the wire: ASCII only, no line longer than 78 characters, and nothing a caller gave can end a
    /// header line.
    ///
    /// Source: RFC 5322, RFC 2045, RFC 2047, RFC 2231.
    func wireBytes(from sender: String, at time: Timestamp) -> [UInt8] {
        let boundary = "chengxu-\(name.prefix { $0 != "@" })"
        var lines = [
            "From: \(sender)", "To: \(address)", "Subject: \(Self.encodedWords(subject))", "Date: \(Self.date(time))",
            "Message-ID: <\(name)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
        ]
        if let unsubscribe {
            lines += ["List-Unsubscribe: <\(unsubscribe)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        }
        let plain =
            ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", ""]
            + Self.base64(Array(text.utf8))
        if attachments.isEmpty {
            lines += plain
        } else {
            lines += ["Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "", "--\(boundary)"] + plain
            for file in attachments {
                lines += [
                    "--\(boundary)", "Content-Type: application/octet-stream",
                    "Content-Disposition: attachment; filename*=UTF-8''\(Self.percent(file.name))",
                    "Content-Transfer-Encoding: base64", "",
                ]
                lines += Self.base64(file.bytes)
            }
            lines.append("--\(boundary)--")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func base64(_ bytes: [UInt8]) -> [String] {
        let text = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return text.split(separator: "\n").map(String.init)
    }

    /// A line of any letters as encoded words, each of whole characters.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var piece = ""
        for letter in text where !letter.isNewline {
            if piece.utf8.count + letter.utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(letter)
        }
        words.append(piece)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func percent(_ name: String) -> String {
        name.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2E || byte == 0x2D || byte == 0x5F
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private static func date(_ time: Timestamp) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return format.string(from: Date(timeIntervalSince1970: Double(time.ms / 1_000)))
    }
}
