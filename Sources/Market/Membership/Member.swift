/// What a member's stream amounts to.
package struct Member: CaseState, Equatable {
    package static let streamKind = "member"

    /// Whether the account stands.
    package private(set) var isRegistered = false
    /// The credentials of the keys that are the member's now.
    package private(set) var passkeys: Set<String> = []

    package init() {}

    package mutating func apply(_ event: MemberEvent, at time: Timestamp) {
        switch event {
        case .memberRegistered: isRegistered = true
        case .passkeyRegistered(let facts): passkeys.insert(facts.credential)
        case .passkeyRemoved(let facts): passkeys.remove(facts.credential)
        }
    }
}

/// What can happen to a member.
package enum MemberEvent: Equatable, CaseEvent {
    case memberRegistered(MemberRegistered)
    case passkeyRegistered(PasskeyRegistered)
    case passkeyRemoved(PasskeyRemoved)

    package var kind: String {
        switch self {
        case .memberRegistered: "memberRegistered"
        case .passkeyRegistered: "passkeyRegistered"
        case .passkeyRemoved: "passkeyRemoved"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .memberRegistered(let facts): facts
        case .passkeyRegistered(let facts): facts
        case .passkeyRemoved(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "memberRegistered": self = .memberRegistered(try MemberRegistered(from: decoder))
        case "passkeyRegistered": self = .passkeyRegistered(try PasskeyRegistered(from: decoder))
        case "passkeyRemoved": self = .passkeyRemoved(try PasskeyRemoved(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}
