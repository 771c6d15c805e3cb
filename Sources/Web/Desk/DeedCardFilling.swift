import Ledger
import Market
import Service

extension DeedCard {
    /// - Parameter isActing: whether the reader can consent or decline here.
    /// - Parameter isOwnRecord: whether it is shown to whom it touches.
    init(_ row: DeedRow, _ visit: Visit, isActing: Bool, isOwnRecord: Bool = false) {
        let language = visit.language
        let role = row.deed.role.map { language.say("desk.role.\($0.rawValue)") } ?? ""
        sentence = language.say(
            "desk.deed.\(row.deed.kind.rawValue)",
            [
                "who": row.memberName ?? "", "role": role, "amount": row.deed.amount?.text ?? "",
                "subject": row.deed.subject,
            ])
        badge = Badge(language.say("desk.standing.\(row.standing.rawValue)"), row.standing.tone)
        by = row.proposedByName
        moment = Moment(row.at.ms, now: visit.nowMs, language)
        reason = row.reason.map { $0.isEmpty ? language.say("desk.reason.none") : $0 } ?? language.say("trade.erased")
        tradeNumber = row.deed.trade.map { "#" + $0.rawValue.suffix(6).uppercased() }
        complainPath = isOwnRecord ? ComplaintRoutes.newPath(about: .deed(row.id)) : nil
        facts = [
            row.deed.rule.map { Fact(label: language.say("restraint.rule"), value: language.say("rule.\($0.rawValue)")) },
            row.deed.amount.map { Fact(label: language.say("desk.amount"), value: $0.text) },
            row.deed.reference.map { Fact(label: language.say("desk.reference"), value: $0, isCode: true) },
        ].compactMap { $0 }
        decided = row.decidedAt.flatMap { at in
            guard row.decidedBy != row.proposedBy || row.standing == .declined else { return nil }
            let who = row.decidedByName ?? ""
            let when = TimeText.moment(at.ms, language)
            guard row.standing == .declined else { return language.say("desk.decided.done", ["who": who, "when": when]) }
            return language.say(
                "desk.decided.declined",
                ["who": who, "when": when, "reason": row.decisionReason ?? language.say("trade.erased")])
        }
        deadline = row.standing == .open ? row.lapsesAt.map { Deadline($0.ms, now: visit.nowMs, language) } : nil
        let isMine = row.proposedBy.rawValue == visit.session?.memberID
        let canDecide = isActing && row.standing == .open
        let isTouched = row.deed.member?.rawValue == visit.session?.memberID
        consentPath = canDecide && !isMine && !isTouched ? "\(DeedRoutes.path)/\(row.id)/consent" : nil
        declinePath = canDecide && !isTouched ? "\(DeedRoutes.path)/\(row.id)/refusal" : nil
    }
}

extension StaffProposal.Standing {
    fileprivate var tone: Badge.Tone {
        switch self {
        case .open: .warn
        case .done: .good
        case .declined: .bad
        case .lapsed: .calm
        }
    }
}

/// A deed as a program reads it.
enum DeedJSON {
    static func write(_ row: DeedRow, to json: inout JSONText) {
        json.member("deed", row.id.rawValue)
        json.member("kind", row.deed.kind.rawValue)
        json.member("subject", row.deed.subject)
        json.member("member", row.deed.member?.rawValue)
        json.member("trade", row.deed.trade?.rawValue)
        json.member("role", row.deed.role?.rawValue)
        json.member("amountMinor", row.deed.amount.map { String($0.minor) })
        json.member("reference", row.deed.reference)
        json.member("rule", row.deed.rule?.rawValue)
        json.member("by", row.proposedBy.rawValue)
        json.member("reason", row.reason)
        json.member("at", TimeText.iso(row.at.ms))
        json.member("lapsesAt", row.lapsesAt.map { TimeText.iso($0.ms) })
        json.member("standing", row.standing.rawValue)
        json.member("decidedBy", row.decidedBy?.rawValue)
        json.member("decidedAt", row.decidedAt.map { TimeText.iso($0.ms) })
    }
}
