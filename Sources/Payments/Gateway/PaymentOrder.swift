import Ledger
import Market

/// What the buyer is to pay, as the gateway is told it.
package struct PaymentOrder: Equatable, Sendable {
    /// Our payment id, which is the merchant's order number at the gateway.
    package let payment: PaymentID
    /// More than zero.
    package let amount: Money
    /// What the buyer reads at the gateway: 1 to 256 bytes of UTF-8 without control characters.
    package let subject: String
    /// Where the gateway sends its notifications.
    package let notifyURL: WebAddress
    /// Where the buyer's browser goes afterwards. That it was reached proves nothing.
    package let returnURL: WebAddress
    /// From when on the payment can no longer be made.
    package let expires: Timestamp
    /// The language the gateway's page should speak, where it can be told.
    package let language: PayPageLanguage

    /// The most bytes of a subject.
    package static let subjectBytesMax = 256

    /// Nil if the amount is not more than zero or the subject is out of its bounds.
    package init?(
        payment: PaymentID, amount: Money, subject: String, notifyURL: WebAddress, returnURL: WebAddress,
        expires: Timestamp, language: PayPageLanguage = .zh
    ) {
        guard amount.minor > 0, Self.isSubject(subject) else { return nil }
        self.payment = payment
        self.amount = amount
        self.subject = subject
        self.notifyURL = notifyURL
        self.returnURL = returnURL
        self.expires = expires
        self.language = language
    }

    /// A subject made of a title of any length: control characters become spaces, and what is too long is cut between
    /// characters. Nil if nothing is left.
    package static func subject(from title: String) -> String? {
        var subject = ""
        for character in title {
            let isControl = character.unicodeScalars.contains { isControlCharacter($0) }
            let next = isControl ? " " : String(character)
            guard subject.utf8.count + next.utf8.count <= subjectBytesMax else { break }
            subject += next
        }
        return subject.contains { !$0.isWhitespace } ? subject : nil
    }

    private static func isSubject(_ text: String) -> Bool {
        (1...subjectBytesMax).contains(text.utf8.count) && !text.unicodeScalars.contains { isControlCharacter($0) }
    }

    private static func isControlCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

/// The languages of pay pages.
package enum PayPageLanguage: String, Sendable, CaseIterable {
    case zh, en
}

/// How the buyer comes to pay.
package enum PaymentStart: Equatable, Sendable {
    /// The browser goes to that address.
    case redirect(String)
    /// The buyer scans a code with this content.
    case code(String)
}
