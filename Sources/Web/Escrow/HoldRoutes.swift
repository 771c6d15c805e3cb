import Market
import Service

/// Every way in which a hold ends or lasts longer, but for acceptance: one address each, for forms and for programs.
enum HoldRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [HoldPageRoute.route(marketplace)] + refunds(marketplace) + times(marketplace)
    }

    private static func again(_ step: HoldStep, _ marketplace: Marketplace) -> Route.FormAgain {
        HoldPageRoute.again(step)(marketplace)
    }

    private static func refunds(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/cancellation", formAgain: again(.cancelTrade, marketplace)) { visit in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: CancelTrade.reasonCharactersMax)
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.cancel(
                    trade, reason: reason, part: part, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "tradeCancelled")
            },
            .post("/trades/:trade/refunds", formAgain: again(.proposeRefund, marketplace)) { visit in
                var fields = visit.fields()
                let amount = fields.money("amount", in: 1...Terms.Bounds.priceMinor.upperBound * 2)
                let reason = fields.text("reason", charactersMax: ProposeRefund.reasonCharactersMax)
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.proposeRefund(
                    amountMinor: amount, reason: reason, part: part, in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "refundProposed")
            },
            .post("/trades/:trade/refunds/given", formAgain: again(.giveRefund, marketplace)) { visit in
                var fields = visit.fields()
                let amount = fields.money("amount", in: 1...Terms.Bounds.priceMinor.upperBound * 2)
                let reason = fields.optionalText("reason", charactersMax: ProposeRefund.reasonCharactersMax) ?? ""
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.giveRefund(
                    amountMinor: amount, reason: reason, part: part, in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "refundGiven")
            },
            .post("/trades/:trade/refunds/:number/acceptance", formAgain: again(.acceptRefund, marketplace)) { visit in
                var fields = visit.fields()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.acceptRefund(
                    try number(visit), in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "refundAgreed")
            },
            .post("/trades/:trade/refunds/:number/refusal", formAgain: again(.declineRefund, marketplace)) { visit in
                var fields = visit.fields()
                let reason = fields.optionalText("reason", charactersMax: ProposeRefund.reasonCharactersMax) ?? ""
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.declineRefund(
                    try number(visit), reason: reason, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "refundDeclined")
            },
        ]
    }

    private static func times(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/acceptance/extensions", formAgain: again(.extendAcceptance, marketplace)) { visit in
                var fields = visit.fields()
                let days = fields.integer("days", in: 1...Int64(ExtendAcceptance.grantedDaysMax))
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.extendAcceptance(
                    days: Int(days), part: part, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "acceptanceExtended")
            },
            .post("/trades/:trade/delivery-time", formAgain: again(.askDeliveryTime, marketplace)) { visit in
                var fields = visit.fields()
                let hours = fields.integer("hours", in: 1...Int64(Terms.Bounds.deliveryHours.upperBound))
                let reason = fields.text("reason", charactersMax: AskDeliveryTime.reasonCharactersMax)
                let part = fields.part()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.askDeliveryTime(
                    hours: Int(hours), reason: reason, part: part, in: trade, by: try visit.memberID(), key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "deliveryTimeAsked")
            },
            .post("/trades/:trade/delivery-time/:number/answer", formAgain: again(.answerDeliveryTime, marketplace)) { visit in
                var fields = visit.fields()
                let grant = fields.choice("grant", of: ["yes", "no"])
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.answerDeliveryTime(
                    try number(visit), isGranted: grant == "yes", in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: trade, flash: "deliveryTimeAnswered")
            },
        ]
    }

    private static func number(_ visit: Visit) throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number("number")) else { throw .notFound }
        return number
    }
}
