import Market
import Service

/// What the buyer says of a delivery before accepting it: the commit that was found, each criterion met or not, a change.
enum JudgingRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        let again: Route.FormAgain = { visit, refused in try await FilesRoute.again(visit, refused, marketplace) }
        return [
            // `POST /trades/:trade/access`: the commit that the buyer found in the repository.
            .post("/trades/:trade/access", formAgain: again) { visit in
                var fields = visit.fields()
                let commit = fields.text("commit", charactersMax: 64).lowercased()
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.confirmAccess(
                    commit: commit, in: trade, part: part, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, seeOther: locker(trade), flash: "accessConfirmed")
            },
            .post("/trades/:trade/criteria/:number/acceptance", formAgain: again) { visit in
                var fields = visit.fields()
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.acceptCriterion(
                    try criterion(visit), in: trade, part: part, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, seeOther: locker(trade), flash: "criterionJudged")
            },
            .post("/trades/:trade/criteria/:number/refusal", formAgain: again) { visit in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: RequestChange.reasonCharactersMax)
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.refuseCriterion(
                    try criterion(visit), reason: reason, in: trade, part: part, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: trade, seeOther: locker(trade), flash: "criterionJudged")
            },
            // `POST /trades/:trade/changes`: the buyer asks for a change within the agreed rounds.
            .post("/trades/:trade/changes", formAgain: again) { visit in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: RequestChange.reasonCharactersMax)
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.requestChange(
                    reason, in: trade, part: part, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "changeRequested")
            },
        ]
    }

    private static func locker(_ trade: TradeID) -> String { "\(TradePath.trade(trade))/files" }

    private static func criterion(_ visit: Visit) throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number("number")) else { throw .notFound }
        return number
    }
}
