import Ledger
import Market
import Service

/// Disputes as a program reads them.
enum DisputeJSON {
    /// The disputes of a trade, in short.
    static func writeAll(of trade: Trade, to json: inout JSONText) {
        guard !trade.disputes.isEmpty else { return }
        json.array("disputes", trade.disputes) { dispute, json in
            json.member("number", dispute.number)
            json.member("phase", dispute.phase.rawValue)
            json.member("by", dispute.by.rawValue)
            json.member("isOpen", dispute.isOpen)
        }
        json.member("licenceEndedAt", trade.licenceEndedAt.map { TimeText.iso($0.ms) })
        if trade.extraSupportMonths > 0 { json.member("extraSupportMonths", trade.extraSupportMonths) }
    }

    /// One dispute with all that is in it.
    static func write(_ dispute: Dispute, in trade: Trade, to json: inout JSONText) {
        json.member("number", dispute.number)
        json.member("phase", dispute.phase.rawValue)
        json.member("by", dispute.by.rawValue)
        json.member("claims", texts: dispute.claims.map(\.rawValue))
        json.member("clauses", texts: dispute.clauses)
        json.member("statement", dispute.statement.value)
        json.member("disputedMinor", String(dispute.disputed.minor))
        json.member("currency", dispute.disputed.currency.code)
        json.object("wish") { write(dispute.wish, to: &$0) }
        json.member("openedAt", TimeText.iso(dispute.openedAt.ms))
        json.member("closedAt", dispute.closedAt.map { TimeText.iso($0.ms) })
        if dispute.isOpen { json.member("deadline", trade.disputeDeadline.map { TimeText.iso($0.ms) }) }
        json.member("suspendedUntil", dispute.suspendedUntil.map { TimeText.iso($0.ms) })
        json.member("hasMediator", dispute.mediator != nil)
        if let talks = dispute.talks {
            json.object("talks") { json in
                json.member("by", talks.by.rawValue)
                json.member("days", talks.days)
            }
        }
        if let answer = dispute.answer {
            json.object("answer") { json in
                json.member("stance", answer.stance.rawValue)
                json.member("text", answer.text.value)
                json.member("at", TimeText.iso(answer.at.ms))
            }
        }
        json.array("offers", dispute.offers) { offer, json in
            json.member("number", offer.number)
            json.member("by", offer.by.rawValue)
            json.member("status", offer.status.rawValue)
            json.member("openUntil", TimeText.iso(offer.openUntil.ms))
            json.member("note", offer.note.value)
            write(offer.outcome, to: &json)
            json.object("money") { write(offer.money, to: &$0) }
        }
        json.array("evidence", dispute.evidence) { evidence, json in
            json.member("number", evidence.number)
            json.member("by", evidence.by.rawValue)
            json.member("sha256", evidence.file?.original.sha256.rawValue)
            json.member("name", evidence.name.value)
            json.member("note", evidence.note.value)
            json.member("entries", texts: evidence.entries.map(String.init))
            json.member("entry", evidence.place)
        }
        if let proposal = dispute.proposal {
            json.object("proposal") { json in
                write(proposal.outcome, to: &json)
                json.member("reason", proposal.reason.value)
                json.member("answerUntil", TimeText.iso(proposal.answerUntil.ms))
                json.member("acceptedBy", texts: Side.allCases.filter { proposal.answers[$0] == true }.map(\.rawValue))
                json.object("money") { write(proposal.money, to: &$0) }
            }
        }
        json.array("rulings", dispute.rulings) { ruling, json in
            write(ruling.outcome, to: &json)
            json.member("reason", ruling.reason.value)
            json.member("at", TimeText.iso(ruling.at.ms))
            json.member("appealUntil", ruling.appealUntil.map { TimeText.iso($0.ms) })
            json.object("money") { write(ruling.money, to: &$0) }
            json.array("findings", Array(ruling.findings.enumerated())) { place, json in
                json.member("claim", place.element.claim.rawValue)
                json.member("isFounded", place.element.isFounded)
                json.member("text", ruling.texts.value.flatMap { $0.indices.contains(place.offset) ? $0[place.offset] : nil })
                json.member("entries", texts: place.element.entries.map(String.init))
            }
        }
        if let decided = dispute.decided {
            json.object("outcome") { json in
                json.member("ground", decided.ground.rawValue)
                write(decided.outcome, to: &json)
                json.member("redoUntil", decided.redoUntil.map { TimeText.iso($0.ms) })
                json.object("money") { write(decided.money, to: &$0) }
            }
        }
    }

    private static func write(_ outcome: DisputeOutcome, to json: inout JSONText) {
        json.member("refundMinor", String(outcome.refundMinor))
        if let hours = outcome.redoByHours { json.member("redoByHours", hours) }
        if let months = outcome.extraSupportMonths { json.member("extraSupportMonths", months) }
        json.member("feeWaived", outcome.feeWaived)
        json.member("licence", outcome.licence.rawValue)
    }

    private static func write(_ money: OutcomeMoney, to json: inout JSONText) {
        json.member("refundMinor", String(money.refund.minor))
        json.member("fromHoldMinor", String(money.fromHold.minor))
        json.member("fromSellerMinor", String(money.fromSeller.minor))
        json.member("releasedMinor", String(money.released.minor))
        json.member("feeMinor", String(money.fee.minor))
        json.member("netMinor", String(money.net.minor))
        json.member("stillHeldMinor", String(money.stillHeld.minor))
    }
}
