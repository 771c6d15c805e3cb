/// Where a payout goes, as the member gave it. It is kept under lock; pages and entries see the masked form only.
package struct PayoutDestination: Hashable, Sendable, Codable {
    /// What it is.
    package let kind: PayoutAccountKind
    /// Whose account it is, as the bank or Alipay knows the person.
    package let holder: String
    /// The bank's name; empty for an Alipay account.
    package let bank: String
    /// The card's digits, or the Alipay account.
    package let number: String

    /// The bounds of a holder's and a bank's name, in characters.
    package static let nameCharacters = 2...40

    /// From what was typed.
    ///
    /// Throws: `PayoutAccountRefusal.holderMalformed`, `.bankMalformed`, `.cardMalformed`, `.alipayMalformed`.
    package init(
        kind: PayoutAccountKind, holder: String, bank: String, number: String
    ) throws(PayoutAccountRefusal) {
        guard Self.isName(holder) else { throw .holderMalformed }
        switch kind {
        case .bank:
            guard Self.isName(bank) else { throw .bankMalformed }
            guard let card = CardNumber(number) else { throw .cardMalformed }
            self.bank = bank
            self.number = card.digits
        case .alipay:
            guard let account = AlipayLogin(number) else { throw .alipayMalformed }
            self.bank = ""
            self.number = account.text
        }
        self.kind = kind
        self.holder = holder
    }

    /// What pages show once it was entered: `招商银行 尾号 0123`, `138****5678`, `li***@example.com`.
    package var masked: String {
        switch kind {
        case .bank: "\(bank) ••••\(number.suffix(4))"
        case .alipay: AlipayLogin(number)?.masked ?? "•••"
        }
    }

    private static func isName(_ name: String) -> Bool {
        nameCharacters.contains(name.count)
            && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || " .·-&()（）'".unicodeScalars.contains($0) }
            && name.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
}

/// What an account for payouts is.
package enum PayoutAccountKind: String, CaseIterable, Sendable, Codable {
    case bank, alipay
}

/// The number of a bank card: 12 to 19 digits that end with the right check digit.
///
/// Source: ISO/IEC 7812-1, annex B (the Luhn formula).
package struct CardNumber: Hashable, Sendable {
    /// The digits alone.
    package let digits: String

    /// From what was typed, spaces and hyphens between digits allowed; nil where it is no card's number.
    package init?(_ typed: String) {
        var digits: [UInt8] = []
        for character in typed.utf8 where character != 0x20 && character != 0x2D {
            guard (0x30...0x39).contains(character), digits.count < 19 else { return nil }
            digits.append(character - 0x30)
        }
        guard digits.count >= 12 else { return nil }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let doubled = Int(digit) * 2
            sum += place.isMultiple(of: 2) ? Int(digit) : doubled > 9 ? doubled - 9 : doubled
        }
        guard sum > 0, sum.isMultiple(of: 10) else { return nil }
        self.digits = digits.map(String.init).joined()
    }
}

/// What somebody signs in to Alipay with: a mobile number of the mainland, or a mail address.
///
/// Source: the manual of `alipay.fund.trans.uni.transfer` (ALIPAY_LOGON_ID).
package struct AlipayLogin: Hashable, Sendable {
    /// The number or address.
    package let text: String

    /// Nil for anything else.
    package init?(_ typed: String) {
        let text = typed.filter { $0 != " " }
        guard text.utf8.count <= 100 else { return nil }
        if text.utf8.count == 11, text.utf8.first == 0x31, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            self.text = text
            return
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x2C && $0 != 0x3C && $0 != 0x3E })
        else { return nil }
        self.text = text
    }

    /// The first and last characters, enough for its owner to know it.
    package var masked: String {
        guard let at = text.firstIndex(of: "@") else { return "\(text.prefix(3))****\(text.suffix(4))" }
        return "\(text[..<at].prefix(2))***\(text[at...])"
    }
}
