import CCurl
import Foundation
import Market

/// What sends mail: a server of the operator's, or something else in tests.
package protocol MailSending: Sendable {
    /// Sends one mail and waits for the server's answer.
    func send(_ message: MailMessage, at time: Timestamp) async -> SMTPAnswer
}

/// What came of sending a mail.
package struct SMTPAnswer: Sendable, Equatable {
    /// What it means for the mail.
    package let meaning: Meaning
    /// The server's number, such as 250 or 550; 0 where it gave none.
    package let code: Int
    /// The server's words, or why it could not be reached.
    package let text: String

    /// What an answer means.
    package enum Meaning: String, Sendable {
        /// The server has taken it.
        case accepted
        /// The server will not, and trying again will not help.
        case refused
        /// Not now; trying again may help.
        case later
    }

    /// Puts the three together.
    package init(_ meaning: Meaning, code: Int, text: String) {
        self.meaning = meaning
        self.code = code
        self.text = text
    }
}

/// The operator's mail server, spoken to over SMTP by libcurl.
///
/// The connection is always under TLS with a certificate that is checked, but for a server on this very machine where the operator
/// says so.
package struct MailServer: MailSending {
    private let url: String
    private let isPlain: Bool
    private let certificates: String?
    private let user: String?
    private let password: String?
    private let sender: String

    /// How a connection is protected.
    package enum Protection: String, Sendable, CaseIterable {
        /// Begins in the open and goes on under TLS, or not at all; port 587.
        case startTLS = "starttls"
        /// Under TLS from the first byte; port 465.
        case implicit
        /// None; for a server on this machine only.
        case loopbackPlain = "loopback-plain"
    }

    /// libcurl's number for a server that does not let one in.
    private static let loginDenied: Int32 = 67
    /// Seconds after which an exchange is given up.
    package static let timeoutSeconds = 120

    /// Nil where the sender is no address, or where an unprotected connection would leave this machine.
    ///
    /// - Parameter certificates: a file of certificates to trust instead of the system's.
    package init?(
        host: String, port: Int, protection: Protection, user: String? = nil, password: String? = nil, sender: String,
        certificates: String? = nil
    ) {
        let isHost = !host.isEmpty && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0)) }
        guard isHost, (1...65_535).contains(port), MailAddress.isValid(sender) else { return nil }
        switch protection {
        case .startTLS: (url, isPlain) = ("smtp://\(host):\(port)", false)
        case .implicit: (url, isPlain) = ("smtps://\(host):\(port)", false)
        case .loopbackPlain:
            guard ["127.0.0.1", "[::1]", "localhost"].contains(host) else { return nil }
            (url, isPlain) = ("smtp://\(host):\(port)", true)
        }
        self.user = user
        self.password = password
        self.sender = sender
        self.certificates = certificates
    }

    /// Sends one mail, on a thread of its own that waits so that no other has to.
    package func send(_ message: MailMessage, at time: Timestamp) async -> SMTPAnswer {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: exchange(message, at: time)) }
            thread.name = "mail"
            thread.start()
        }
    }

    private func exchange(_ message: MailMessage, at time: Timestamp) -> SMTPAnswer {
        let bytes = message.wireBytes(from: sender, at: time)
        var answer = ccurl_answer()
        Self.withCStrings([url, sender, message.address], [certificates, user, password]) { given, maybe in
            bytes.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                var mail = ccurl_mail(
                    url: given[0], requires_tls: isPlain ? 0 : 1, ca_file: maybe[0], user: maybe[1], password: maybe[2],
                    from: given[1], to: given[2], message: start, message_bytes: bytes.count,
                    timeout_seconds: Self.timeoutSeconds)
                ccurl_send(&mail, &answer)
            }
        }
        let words = withUnsafeBytes(of: &answer.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return SMTPAnswer(meaning(of: answer), code: Int(answer.smtp_code), text: words)
    }

    /// A reply of the 500s is for good, but one to signing in: that is the operator's to mend, and no word about the mail. Whatever
    /// else went wrong may be mended by then as well.
    private func meaning(of answer: ccurl_answer) -> SMTPAnswer.Meaning {
        if answer.curl_code == 0 { return .accepted }
        let isSigningIn = answer.curl_code == Self.loginDenied || (530...539).contains(answer.smtp_code)
        return (500...599).contains(answer.smtp_code) && !isSigningIn ? .refused : .later
    }

    /// The texts as C has them, for as long as `body` runs.
    private static func withCStrings(
        _ texts: [String], _ optional: [String?],
        _ body: ([UnsafePointer<CChar>], [UnsafePointer<CChar>?]) -> Void
    ) {
        let buffers = texts.map { ContiguousArray($0.utf8CString) }
        let optionals = optional.map { $0.map { ContiguousArray($0.utf8CString) } }
        func open(_ place: Int, _ pointers: [UnsafePointer<CChar>]) {
            guard place < buffers.count else { return openOptional(0, pointers, []) }
            buffers[place].withUnsafeBufferPointer { buffer in
                if let start = buffer.baseAddress { open(place + 1, pointers + [start]) }
            }
        }
        func openOptional(_ place: Int, _ given: [UnsafePointer<CChar>], _ pointers: [UnsafePointer<CChar>?]) {
            guard place < optionals.count else { return body(given, pointers) }
            guard let text = optionals[place] else { return openOptional(place + 1, given, pointers + [nil]) }
            text.withUnsafeBufferPointer { openOptional(place + 1, given, pointers + [$0.baseAddress]) }
        }
        open(0, [])
    }
}
