import Ledger

@testable import Market

/// Members and listings that staff has done something to.
extension Member {
    static func after(_ events: [MemberEvent], at time: Timestamp = .opening) -> Member {
        var member = Member()
        for event in events { member.apply(event, at: time) }
        return member
    }

    static let registered = MemberEvent.memberRegistered(
        MemberRegistered(handle: Sealed("yuheng"), displayName: Sealed("于衡")))

    static func restrained(_ scope: RestraintScope, amount: Money? = nil, until: Timestamp? = nil) -> Member {
        .after([registered, .memberRestrained(.restraint(scope, amount: amount, until: until))])
    }
}

extension MemberRestrained {
    static func restraint(_ scope: RestraintScope, amount: Money? = nil, until: Timestamp? = nil) -> MemberRestrained {
        MemberRestrained(.number(70), scope: scope, amount: amount, rule: .fraud, until: until, by: .mediator, reason: "先停")
    }
}

extension Listing {
    static func after(_ events: [ListingEvent]) -> Listing {
        var listing = Listing()
        for event in events { listing.apply(event, at: .opening) }
        return listing
    }

    static let onSale = Listing.after([
        .revisionPublished(
            RevisionPublished(
                seller: .seller, number: 1, category: "website-source", categoryVersion: 1, terms: .standard, artefact: nil,
                screenshots: [], defectCount: 0, noneKnown: true, content: Sealed(nil)))
    ])

    func takenDown(until: Timestamp? = nil, _ id: RestraintID = .number(70)) -> Listing {
        var listing = self
        listing.apply(.listingTakenDown(.by(id, until: until)), at: .opening)
        return listing
    }
}

extension ListingTakenDown {
    static func by(_ id: RestraintID = .number(70), until: Timestamp? = nil) -> ListingTakenDown {
        ListingTakenDown(id, rule: .misleading, until: until, by: .mediator, reason: "描述不实")
    }
}
