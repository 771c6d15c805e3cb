import Ledger
import Market
import Service

/// Promises and requests, as a program reads them.
enum AfterSalesJSON {
    static func write(_ scene: TradeScene, to json: inout JSONText) {
        let trade = scene.trade
        json.member("licenceEnded", trade.licenceEndedAt.map { TimeText.iso($0.ms) })
        json.member("supportMonths", trade.supportMonths)
        json.array("promises", trade.promises(at: Timestamp(ms: scene.nowMs))) { promise, json in
            json.member("kind", promise.kind.rawValue)
            json.member("reason", promise.reason?.rawValue)
            json.member("until", promise.until.map { TimeText.iso($0.ms) })
            json.member("refused", promise.hindrance.map { OpenRequestRefusal.hindered($0).code })
        }
        json.array("requests", trade.requests) { request, json in
            json.member("number", request.number)
            json.member("kind", request.kind.rawValue)
            json.member("reason", request.reason?.rawValue)
            json.member("phase", request.phase.rawValue)
            json.member("awaited", request.awaited?.rawValue)
            json.member("outcome", request.outcome?.rawValue)
            json.member("opened", TimeText.iso(request.openedAt.ms))
            json.member("firstReply", request.firstReplyAt.map { TimeText.iso($0.ms) })
            json.member("closed", request.closedAt.map { TimeText.iso($0.ms) })
            json.member("stopsClock", request.stopsClock)
            json.array("clocks", request.clocks) { clock, json in
                json.member("kind", clock.kind.rawValue)
                json.member("until", TimeText.iso(clock.at.ms))
                json.member("then", clock.kind.outcome.rawValue)
            }
            json.array("remedies", request.proposals) { proposal, json in
                json.member("number", proposal.number)
                json.member("by", proposal.by.rawValue)
                json.member("status", proposal.status.rawValue)
                json.member("remedy", proposal.remedy.kind.rawValue)
                switch proposal.remedy {
                case .fullReturn: break
                case .partialRefund(let amount): json.member("amountMinor", String(amount.minor))
                case .repair(let hours), .replacement(let hours): json.member("hours", hours)
                case .extraSupport(let months): json.member("months", months)
                }
                json.member("openUntil", TimeText.iso(proposal.openUntil.ms))
            }
        }
    }
}
