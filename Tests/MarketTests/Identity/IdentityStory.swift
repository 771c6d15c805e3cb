@testable import Market

extension Identity {
    static func after(_ events: [IdentityEvent], at time: Timestamp = .opening) -> Identity {
        var identity = Identity()
        for event in events { identity.apply(event, at: time) }
        return identity
    }

    static let submitted = IdentityEvent.identitySubmitted(
        IdentitySubmitted(number: 1, paper: .idCard, method: "manual", documents: [.number(1)], name: Sealed("于衡")))
    static let looked = IdentityEvent.identityLookedAt(IdentityLookedAt(number: 1, by: .mediator))
    static func decided(_ isVerified: Bool) -> IdentityEvent {
        .identityDecided(
            IdentityDecided(
                number: 1, by: .mediator, isVerified: isVerified, eraseAt: Timestamp.opening.adding(.days(30)), reason: Sealed("清楚")
            ))
    }
}
