/// The name of a stream: its kind, a slash and the identifier of what it is about.
package struct StreamName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ kind: String, _ identifier: String) { text = "\(kind)/\(identifier)" }
    package init(text: String) { self.text = text }

    package var kind: Substring { text.prefix { $0 != "/" } }
    package var identifier: Substring { text.drop { $0 != "/" }.dropFirst() }
    package var description: String { text }

    package static func trade(_ id: TradeID) -> StreamName { StreamName(Trade.streamKind, id.rawValue) }
    package static func listing(_ id: ListingID) -> StreamName { StreamName(Listing.streamKind, id.rawValue) }
    package static func member(_ id: MemberID) -> StreamName { StreamName(Member.streamKind, id.rawValue) }
}
