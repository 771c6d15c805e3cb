/// Everything that a request for erasure asked for has been erased: earlier names go last, and the request is done.
///
/// Source: PIPL 47.
package struct FinishErasure: Command {
    package typealias State = Member
    package typealias Refused = ErasureRefusal

    /// The earlier names that go; nil where there are none.
    package let erased: Erased?

    package init(erased: Erased?) { self.erased = erased }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ErasureRefusal) -> [MemberEvent] {
        guard actor == .clock, member.erasureRequestedAt != nil else { throw .erasureNotRequested }
        return (erased.map { [.erased($0)] } ?? []) + [.erasureFinished(ErasureFinished())]
    }
}

/// Nothing is left to be erased.
package struct ErasureFinished: Equatable, Sendable, Codable {
    package init() {}
}
