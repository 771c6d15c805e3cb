extension Terms {
    /// The method of delivery that these terms name. Before there was a clause for it, a condition about a key told that one is
    /// sold.
    package var agreedMethod: DeliveryMethod {
        deliveryMethod == .files && returnCondition == .keyNotRevealed ? .secret : deliveryMethod
    }
}

extension TermsWording {
    /// The criteria by which a service is judged, in the order of the agreement.
    package var agreedCriteria: [String] { criteria.isEmpty ? clauses : criteria }

    /// The address to which a delivery by mail goes; nil where the agreement names none.
    package var agreedMailAddress: String? { MailAddress.isValid(receivingSystem) ? receivingSystem : nil }
}

/// An address of electronic mail, as far as the market needs to know one.
package enum MailAddress {
    /// The longest address, in bytes.
    ///
    /// Source: RFC 5321 section 4.5.3.1.3, less the angle brackets.
    package static let bytesMax = 254

    /// Whether the text is one plain address: a local part without quotes, and a host with a dot.
    package static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= bytesMax, parts.count == 2, let local = parts.first, let host = parts.last,
            (1...64).contains(local.utf8.count), local.allSatisfy(isPart), !local.hasPrefix("."), !local.hasSuffix(".")
        else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
    }

    /// Whether the letter may stand in an address that the market sends to.
    static func isPart(_ letter: Character) -> Bool {
        letter.isASCII && (letter.isLetter || letter.isNumber || "@.-_+=".contains(letter))
    }
}
