import Ledger
import Market
import Service

extension PayoutDeskPage.Row {
    init(_ payout: DeskPayout, _ visit: Visit) {
        let (row, language) = (payout.row, visit.language)
        let reader = visit.session?.memberID
        let isOwn = row.member.rawValue == reader
        let canAct = !isOwn && (visit.session?.roles ?? []).may(.approvePayout)
        let isInReview = row.stage == .review
        let isToBeMade = row.stage == .underway && row.isByHand
        let isStuck = row.stage == .underway && !row.isByHand && payout.attempts >= ConfirmPayoutByHand.attemptsMin
        let isRetriable = row.stage == .underway && payout.attempts > 0 && (visit.session?.roles ?? []).may(.retryCall)
        let hasApproved = payout.approvals.contains { $0.id.rawValue == reader }
        let hasNoted = payout.noted?.id.rawValue == reader
        let path = "\(PayoutDeskRoutes.path)/\(row.id)"
        id = row.id.rawValue
        what = [row.amount.text, payout.memberName].filter { !$0.isEmpty }.joined(separator: " · ")
        badge = isToBeMade ? Badge(language.say("desk.payout.byHand"), .warn) : language.badge(for: row.stage)
        facts = [
            Fact(label: language.say("receipt.to"), value: row.label),
            Fact(label: language.say("receipt.ordered"), value: TimeText.moment(row.orderedAt.ms, language)),
            Fact(
                label: language.say("receipt.how"),
                value: language.say(row.isByHand ? "receipt.byHand" : "receipt.byProgram")),
            payout.approvals.isEmpty && !isInReview
                ? nil : Fact(label: language.say("receipt.approvals"), value: Self.approvals(payout, language)),
            payout.attempts == 0
                ? nil : Fact(label: language.say("desk.call.attempts"), value: String(payout.attempts)),
        ].compactMap { $0 }
        hint =
            if isOwn {
                language.say("desk.payout.own")
            } else if isInReview && hasApproved {
                language.say("desk.payout.approved")
            } else if row.stage == .underway && hasNoted {
                language.say("desk.payout.noted.you")
            } else if let noted = payout.noted {
                language.say("desk.payout.noted", ["who": noted.name])
            } else if isStuck {
                language.say("desk.payout.stuck")
            } else {
                nil
            }
        error = payout.lastError.map { OutboxRoutes.why($0, visit) }
        next = payout.next.map { Moment($0.ms, now: visit.nowMs, language) }
        retryPath = isRetriable ? "\(OutboxRoutes.path)/\(row.id)/retry" : nil
        approvePath = canAct && isInReview && !hasApproved ? "\(path)/approval" : nil
        declinePath = canAct && (isInReview || (isToBeMade && payout.noted == nil)) ? "\(path)/refusal" : nil
        accountPath = canAct && isToBeMade ? "\(path)/account" : nil
        confirmPath = canAct && (isToBeMade || isStuck) && !hasNoted ? "\(path)/confirmation" : nil
    }

    private static func approvals(_ payout: DeskPayout, _ language: Language) -> String {
        let count = language.say(
            "receipt.approvalsOf",
            ["needed": String(ReviewPayout.approvalsNeeded), "n": String(payout.approvals.count)])
        let names = payout.approvals.map(\.name).joined(separator: language == .zh ? "、" : ", ")
        return names.isEmpty ? count : "\(count) · \(names)"
    }
}

/// A payout of the desk as a program reads it. The reference that the first person named is not in it: the second one reads it
/// from the bank, not from here.
enum DeskPayoutJSON {
    static func write(_ payout: DeskPayout, to json: inout JSONText) {
        json.member("payout", payout.row.id.rawValue)
        json.member("member", payout.row.member.rawValue)
        json.member("account", payout.row.label)
        json.member("amountMinor", String(payout.row.amount.minor))
        json.member("currency", payout.row.amount.currency.code)
        json.member("stage", payout.row.stage.rawValue)
        json.member("byHand", payout.row.isByHand)
        json.array("approvedBy", payout.approvals) { person, json in json.member("member", person.id.rawValue) }
        json.member("notedBy", payout.noted?.id.rawValue)
        json.member("ordered", TimeText.iso(payout.row.orderedAt.ms))
        json.member("attempts", Int64(payout.attempts))
        json.member("next", payout.next.map { TimeText.iso($0.ms) })
        json.member("lastError", payout.lastError)
    }
}
