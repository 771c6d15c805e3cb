/// The name of a stream: its kind, a slash and the identifier of what it is about.
package struct StreamName: Hashable, Sendable, CustomStringConvertible {
    /// The whole name, e.g. `trade/01mcc5rm000000000000000007`.
    package let text: String

    /// From the kind and the identifier.
    package init(_ kind: String, _ identifier: String) { text = "\(kind)/\(identifier)" }
    package init(text: String) { self.text = text }

    /// What stands before the slash.
    package var kind: Substring { text.prefix { $0 != "/" } }
    /// What stands after the slash.
    package var identifier: Substring { text.drop { $0 != "/" }.dropFirst() }
    /// The whole name.
    package var description: String { text }

    /// The stream of a trade.
    package static func trade(_ id: TradeID) -> StreamName { StreamName(Trade.streamKind, id.rawValue) }
    /// The stream of a listing.
    package static func listing(_ id: ListingID) -> StreamName { StreamName(Listing.streamKind, id.rawValue) }
    /// The stream of a deal that began elsewhere.
    package static func deal(_ id: DealID) -> StreamName { StreamName(Deal.streamKind, id.rawValue) }
    /// The stream of a public question.
    package static func question(_ id: QuestionID) -> StreamName { StreamName(Question.streamKind, id.rawValue) }
    /// The stream of a member.
    package static func member(_ id: MemberID) -> StreamName { StreamName(Member.streamKind, id.rawValue) }
    /// The stream of a member's wallet.
    package static func wallet(_ id: MemberID) -> StreamName { StreamName(Wallet.streamKind, id.rawValue) }
}
