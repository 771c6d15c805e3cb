/// A member takes a request for erasure back. What has been erased already stays erased; the rest is shown again.
package struct WithdrawErasure: Command {
    package typealias State = Member
    package typealias Refused = ErasureRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ErasureRefusal) -> [MemberEvent] {
        guard member.erasureRequestedAt != nil else { throw .erasureNotRequested }
        return [.erasureWithdrawn(ErasureWithdrawn())]
    }
}

/// The request is taken back.
package struct ErasureWithdrawn: Equatable, Sendable, Codable {
    package init() {}
}
