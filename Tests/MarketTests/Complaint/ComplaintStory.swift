import Ledger

@testable import Market

/// What the tests of complaints speak of: a buyer complains about a seller's listing, and the mediator handles it.
extension Complaint {
    static func after(_ events: [ComplaintEvent], at time: Timestamp = .opening) -> Complaint {
        var complaint = Complaint()
        for event in events { complaint.apply(event, at: time) }
        return complaint
    }

    func after(_ events: [ComplaintEvent], at time: Timestamp = .opening) -> Complaint {
        var complaint = self
        for event in events { complaint.apply(event, at: time) }
        return complaint
    }

    static let filed = ComplaintFiled(
        complainant: .buyer, accused: .seller, barred: [], subject: .listing(.number(9)), category: .misleadingListing,
        answerBy: Timestamp.opening.adding(.hours(48)), decideBy: Timestamp.opening.adding(.days(7)), text: Sealed("与描述不符"),
        files: [], names: Sealed([]))

    static let open = Complaint.after([.complaintFiled(filed)])
    static let heard = open.after([
        .complaintAnswered(ComplaintAnswered(text: Sealed("已写明"), files: [], names: Sealed([]))),
        .complaintTaken(ComplaintTaken(by: .mediator)),
    ])

    static func decided(_ outcome: ComplaintOutcome, _ measure: ComplaintMeasure? = nil) -> Complaint {
        heard.after([
            .complaintDecided(
                ComplaintDecided(
                    by: .mediator, outcome: outcome, measure: measure, appealBy: Timestamp.opening.adding(.days(7)),
                    reason: Sealed("核对过")))
        ])
    }

    static func appealed(_ outcome: ComplaintOutcome = .unfounded, _ measure: ComplaintMeasure? = nil) -> Complaint {
        decided(outcome, measure).after([
            .complaintAppealed(
                ComplaintAppealed(
                    by: outcome == .measured ? .seller : .buyer, ruleBy: Timestamp.opening.adding(.days(14)),
                    reason: Sealed("没有看截图")))
        ])
    }

    static let freeze = FreezePlaced(
        freeze: .number(70), by: .mediator, member: .seller, scope: .account, amount: nil, rule: .fraud, since: .opening,
        until: Timestamp.opening.adding(.days(3)), reason: Sealed("先停"))
    static let frozen = open.after([.freezePlaced(freeze)])
}

extension MemberID {
    /// Another of the staff.
    static let other = MemberID.number(5)
}

extension Actor {
    static let other = Actor.staff(.other)
}

extension Staff {
    static let judges = Staff(roles: [.mediator])
    static let operating = Staff(roles: [.operator])
}
