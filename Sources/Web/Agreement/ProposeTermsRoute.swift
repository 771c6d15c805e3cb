import Ledger
import Market
import Service

/// `POST /trades/:trade/proposals`: a party proposes terms, or counters the newest proposal, whose number is `answering`.
enum ProposeTermsRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/proposals",
            formAgain: { visit, refused in try await ProposalForm.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let answering = fields.integer("answering", in: 0...1_000_000)
            let terms = TermsForm.terms(&fields)
            let clauses = TermsForm.clauses(&fields)
            let ticks = fields.ticks()
            try fields.finish()
            let outcome = try await marketplace.propose(
                terms, clauses: clauses, answering: Int(answering), ticks: ticks, in: trade, by: try visit.memberID(),
                key: try visit.commandKey())
            guard let (number, document) = try outcome.proposal() else { return .command(outcome, in: trade) }
            return .command(outcome, in: trade, flash: "termsProposed") { json in
                json.member("proposal", number)
                json.member("document", document.rawValue)
            }
        }
    }
}

/// The typed clauses as fields of a form or members of a JSON object, each named as the clause is.
enum TermsForm {
    /// Reads them. The price is text in yuan, `199.00`.
    static func terms(_ fields: inout Fields) -> Terms {
        typealias Bounds = Terms.Bounds
        func whole(_ name: String, _ range: ClosedRange<Int>) -> Int {
            Int(fields.integer(name, in: Int64(range.lowerBound)...Int64(range.upperBound)))
        }
        let price = Money(minor: fields.money("price", in: Bounds.priceMinor), currency: .cny)
        let scope = fields.choice("licence", of: Licence.Scope.allCases.map(\.rawValue))
        let includesSource = fields.tick("includesSource")
        let mayResell = fields.tick("mayResell")
        let deliveryHours = whole("deliveryHours", Bounds.deliveryHours)
        let acceptanceDays = whole("acceptanceDays", Bounds.acceptanceDays)
        let changeRounds = whole("changeRounds", Bounds.changeRounds)
        let supportMonths = whole("supportMonths", Bounds.supportMonths)
        let returnDays = whole("noReasonReturnDays", 0...30)
        if !Bounds.noReasonReturnDays.contains(returnDays) { fields.add(FieldProblem("noReasonReturnDays", "notAChoice")) }
        let condition = fields.choice("returnCondition", of: ReturnCondition.allCases.map(\.rawValue))
        return Terms(
            price: price,
            licence: Licence(
                scope: Licence.Scope(rawValue: scope) ?? .personal, includesSource: includesSource, mayResell: mayResell),
            deliveryHours: deliveryHours, acceptanceDays: acceptanceDays, changeRounds: changeRounds,
            supportMonths: supportMonths, noReasonReturnDays: returnDays,
            returnCondition: ReturnCondition(rawValue: condition) ?? .notDownloaded)
    }

    /// Reads the free clauses: a list, or one text with an empty line between two clauses.
    static func clauses(_ fields: inout Fields) -> [String] {
        let most = (PublishRevision.itemCharactersMax + 2) * PublishRevision.itemsMax
        return fields.texts("clauses", charactersMax: most, countMax: PublishRevision.itemsMax).flatMap { text in
            text.split(separator: "\n\n").map { String($0.trimmingLineEnds()) }.filter { !$0.isEmpty }
        }
    }
}

extension Substring {
    fileprivate func trimmingLineEnds() -> Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
