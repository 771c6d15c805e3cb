/// How words lead a deal away from where it is protected.
package enum OffPlatformKind: String, CaseIterable, Sendable, Codable {
    /// A way to write or to ring up elsewhere, or a call to do so.
    case contact
    /// Money that would go another way than through 诚序通.
    case payment
    /// A deal that would be made elsewhere, or among themselves.
    case elsewhere
    /// A link to a group, a profile, a shop or a payee.
    case link
    /// A picture with a code that leads to one of those.
    case codePicture
}

/// One place in a text that leads the deal away.
package struct OffPlatformFinding: Hashable, Sendable {
    /// How it does.
    package let kind: OffPlatformKind
    /// Where the words stand in the text, in UTF-16 code units, as browsers count them.
    package let span: Range<Int>
    /// How sure it is.
    package let confidence: Confidence

    /// How sure a finding is.
    package enum Confidence: String, CaseIterable, Sendable, Codable {
        /// A number, an address, a name or a link that leads elsewhere.
        case certain
        /// Words that mostly mean it.
        case likely
    }

    /// The finding without its words, to be recorded for good.
    package var record: OffPlatformRecord {
        OffPlatformRecord(kind: kind, start: span.lowerBound, end: span.upperBound, confidence: confidence)
    }
}

/// A finding as an entry keeps it. It holds none of the text, which may be erased one day.
package struct OffPlatformRecord: Hashable, Sendable, Codable {
    /// How the words lead away.
    package let kind: OffPlatformKind
    /// Where the words begin in the text, in UTF-16 code units.
    package let start: Int
    /// Where they end.
    package let end: Int
    /// How sure it is.
    package let confidence: OffPlatformFinding.Confidence
}
