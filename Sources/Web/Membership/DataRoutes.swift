import HTTPTypes
import Market
import Service

/// `GET /account/data`: what is kept of a member; `POST /account/erasure` asks for erasure, `POST /account/erasure/withdraw`
/// takes that back.
enum DataRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/account/data", .member) { visit in
                let data = try await marketplace.keptData(of: try visit.memberID())
                return .page(page(data, visit.language)) { json in
                    json.member("requestedAt", data.requestedAt.map { TimeText.iso($0.ms) })
                    json.array("trades", data.trades) { trade, json in
                        json.member("trade", trade.id.rawValue)
                        json.member("title", trade.title)
                        json.member("phase", trade.phase.rawValue)
                        json.member("keptUntil", trade.retention.end.map { TimeText.iso($0.ms) })
                        json.member("ground", trade.retention.ground?.rawValue)
                    }
                }
            },
            .post("/account/erasure") { visit in
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.requestErasure(by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: "/account/data", flash: "erasureRequested")
            },
            .post("/account/erasure/withdraw") { visit in
                var fields = visit.fields()
                try fields.finish()
                let outcome = try await marketplace.withdrawErasure(by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, seeOther: "/account/data", flash: "erasureWithdrawn")
            },
        ]
    }

    private static func page(_ data: KeptData, _ language: Language) -> DataPage {
        DataPage(
            title: language.say("data.title"),
            requested: data.requestedAt.map { language.say("data.requested", ["at": TimeText.moment($0.ms, language)]) },
            kept: data.trades.map { trade in
                DataPage.Kept(
                    title: trade.title, path: TradePath.trade(trade.id),
                    phase: language.say("trade.phase.\(trade.phase.rawValue)"),
                    until: trade.retention.end.map { TimeText.day($0.ms, language) } ?? language.say("data.running"),
                    ground: language.say("data.ground.\(trade.retention.ground?.rawValue ?? "running")"))
            },
            hasKept: !data.trades.isEmpty)
    }
}

extension Retention {
    /// When the record need no longer be kept whole; nil while the trade is not over.
    fileprivate var end: Timestamp? {
        switch self {
        case .running: nil
        case .until(let end, _): end
        }
    }

    fileprivate var ground: Ground? {
        switch self {
        case .running: nil
        case .until(_, let ground): ground
        }
    }
}
