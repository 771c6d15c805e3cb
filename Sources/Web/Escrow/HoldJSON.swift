import Ledger
import Market
import Service

/// What is open about a hold, as a program reads it.
enum HoldJSON {
    static func write(_ trade: Trade, to json: inout JSONText) {
        if let due = trade.amountDue { json.member("amountDueMinor", String(due.minor)) }
        if let talk = trade.openRefund {
            json.object("openRefund") { json in
                json.member("number", talk.number)
                json.member("part", talk.part)
                json.member("by", talk.by.rawValue)
                json.member("amountMinor", String(talk.amount.minor))
                json.member("currency", talk.amount.currency.code)
                json.member("releaseMinor", String((trade.part(talk.part)?.heldMinor ?? 0) - talk.amount.minor))
                json.member("openUntil", TimeText.iso(talk.openUntil.ms))
                json.member("stopsClock", talk.stopsClock)
            }
        }
        if let ask = trade.openAsk {
            json.object("openDeliveryTime") { json in
                json.member("number", ask.number)
                json.member("hours", ask.hours)
            }
        }
        if let promised = trade.deliverBy { json.member("deliverBy", TimeText.iso(promised.ms)) }
        if let until = trade.hold?.holdUntil { json.member("holdUntil", TimeText.iso(until.ms)) }
        if let side = trade.cancelledBy { json.member("cancelledBy", side.rawValue) }
        if trade.isSplit { json.array("milestones", trade.parts) { write($0, of: trade, to: &$1) } }
    }

    private static func write(_ part: TradePart, of trade: Trade, to json: inout JSONText) {
        json.member("part", part.number)
        json.member("phase", part.phase.rawValue)
        json.member("heldMinor", String(part.heldMinor))
        if let promised = trade.deliverBy(of: part.number) { json.member("deliverBy", TimeText.iso(promised.ms)) }
        if let until = trade.deadline(.acceptance, of: part.number) { json.member("acceptUntil", TimeText.iso(until.ms)) }
        if let until = part.hold?.holdUntil { json.member("holdUntil", TimeText.iso(until.ms)) }
    }
}
