/// A member asks for erasure of what can be erased: what the member wrote and sent up to now, network addresses, earlier names.
///
/// From now on it is hidden from pages and search, and where a statute still keeps it, stored and protected only.
/// Source: PIPL 47.
package struct RequestErasure: Command {
    package typealias State = Member
    package typealias Refused = ErasureRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ErasureRefusal) -> [MemberEvent] {
        guard member.isRegistered else { throw .notRegistered }
        guard member.erasureRequestedAt == nil else { throw .erasureRequested }
        return [.erasureRequested(ErasureRequested())]
    }
}

/// Why nothing changes about an erasure.
package enum ErasureRefusal: String, Refusal {
    case notRegistered
    /// One request is open already.
    case erasureRequested
    /// No request is open.
    case erasureNotRequested

    package var code: String { rawValue }
}

/// Everything of the member's up to this moment is to be erased as soon as the law allows.
package struct ErasureRequested: Equatable, Sendable, Codable {
    package init() {}
}
