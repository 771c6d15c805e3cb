/// What a member's stream amounts to.
package struct Member: CaseState, Equatable {
    package static let streamKind = "member"

    /// Whether the account stands.
    package private(set) var isRegistered = false

    package init() {}

    package mutating func apply(_ event: MemberEvent, at time: Timestamp) {
        switch event {
        case .memberRegistered: isRegistered = true
        }
    }
}

/// What can happen to a member.
package enum MemberEvent: Equatable, CaseEvent {
    case memberRegistered(MemberRegistered)

    package var kind: String {
        switch self {
        case .memberRegistered: "memberRegistered"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .memberRegistered(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "memberRegistered": self = .memberRegistered(try MemberRegistered(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}
