import Ledger
import Market
import Service

/// The room of a dispute for programs.
enum DisputeRoomJSON {
    static func answer(_ room: DisputeRoom, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        let form = OutcomeForm(query: try visit.query())
        let reckoned = try await DisputeRoomFilling.choices(room, form, marketplace)
        let similar = try await marketplace.similarCases(to: room.dispute.number, in: room.reading.id)
        return .json { json in
            let dispute = room.dispute
            json.member("trade", room.reading.id.rawValue)
            json.member("dispute", dispute.number)
            json.member("phase", dispute.phase.rawValue)
            json.member("openedBy", dispute.by.rawValue)
            json.member("claims", texts: dispute.claims.map(\.rawValue))
            json.member("mediator", dispute.mediator?.rawValue)
            json.member("isOwn", room.isOwn)
            json.member("isUnsealed", room.isUnsealed)
            json.member("disputedMinor", String(room.reading.trade.disputedMinor))
            json.array("choices", reckoned) { choice, json in
                json.member("name", choice.name)
                json.object("money") { choice.reckoned.write(to: &$0) }
            }
            json.array("similar", similar.cases) { row, json in
                json.member("claims", texts: row.claims.map(\.rawValue))
                json.member("priceMinor", String(row.priceMinor))
                json.member("refundBasisPoints", row.refundBasisPoints)
                json.member("ground", row.ground?.rawValue)
            }
            if let brief = room.brief { json.object("brief") { brief.json(&$0) } }
        }
    }
}

extension ReckonedOutcome {
    /// Where each part of the money goes, in minor units.
    fileprivate func write(to json: inout JSONText) {
        json.member("refund", String(money.refund.minor))
        json.member("fromHold", String(money.fromHold.minor))
        json.member("fromSeller", String(money.fromSeller.minor))
        json.member("released", String(money.released.minor))
        json.member("fee", String(money.fee.minor))
        json.member("net", String(money.net.minor))
        json.member("stillHeld", String(money.stillHeld.minor))
        json.member("fromBalance", split.map { String($0.fromBalance.minor) })
        json.member("feeReturned", split.map { String($0.feeReturned.minor) })
        json.member("owed", split.map { String($0.owed.minor) })
    }
}
