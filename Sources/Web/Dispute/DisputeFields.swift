import Market
import Service

/// An outcome in a form, and read from one: the same fields wherever one is wished for or offered.
enum DisputeFields {
    /// The fields. `most` is all that the dispute is about, in minor units.
    static func outcome(_ make: FormFields, _ scene: TradeScene, most: Int64) -> [FormField] {
        func say(_ key: String) -> String { scene.say(key) }
        return [
            make.line(
                "amount", say("dispute.amount"), help: scene.say("dispute.amount.help", ["most": MoneyText.yuan(most)]),
                unit: say("listing.form.price.unit"), inputMode: "decimal", charactersMax: 20),
            make.line(
                "redoHours", say("dispute.redo"), help: say("dispute.redo.help"), required: false, unit: say("hold.hours"),
                inputMode: "numeric", charactersMax: 4),
            make.line(
                "extraSupportMonths", say("dispute.support"), required: false, unit: say("dispute.months"), inputMode: "numeric",
                charactersMax: 2),
            make.choice(
                "licence", say("dispute.licence"),
                DisputeOutcome.Licence.allCases.map { ($0.rawValue, say("dispute.licence.\($0.rawValue)")) },
                given: DisputeOutcome.Licence.kept.rawValue),
            make.tick("feeWaived", say("dispute.fee"), help: say("dispute.fee.help")),
        ]
    }

    /// What was filled in.
    static func outcome(_ fields: inout Fields) -> DisputeOutcome {
        let amount = fields.money("amount", in: 0...Terms.Bounds.priceMinor.upperBound * 2)
        let redo = fields.optionalInteger("redoHours", in: bounds(DisputeOutcome.redoHours)).map(Int.init)
        let support = fields.optionalInteger("extraSupportMonths", in: bounds(DisputeOutcome.extraSupport)).map(Int.init)
        let licence = fields.optionalText("licence", charactersMax: 10)
        if let licence, DisputeOutcome.Licence(rawValue: licence) == nil { fields.add(FieldProblem("licence", "notAChoice")) }
        return DisputeOutcome(
            refundMinor: amount, redoByHours: redo, extraSupportMonths: support, feeWaived: fields.tick("feeWaived"),
            licence: licence.flatMap(DisputeOutcome.Licence.init) ?? .kept)
    }

    /// The claims that were ticked.
    static func claims(_ fields: inout Fields) -> [DisputeClaim] {
        fields.texts("claims", charactersMax: 40, countMax: DisputeClaim.allCases.count).compactMap { text in
            if let claim = DisputeClaim(rawValue: text) { return claim }
            fields.add(FieldProblem("claims", "notAChoice"))
            return nil
        }
    }

    /// Numbers of entries, in one line or as a list.
    static func entries(_ fields: inout Fields) -> [Int64] {
        let written = fields.texts("entries", charactersMax: 400, countMax: AddEvidence.entriesMax)
        let words = written.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        return words.compactMap { word in
            if let entry = Int64(word), entry >= 0 { return entry }
            fields.add(FieldProblem("entries", "notANumber"))
            return nil
        }
    }

    private static func bounds(_ range: ClosedRange<Int>) -> ClosedRange<Int64> {
        Int64(range.lowerBound)...Int64(range.upperBound)
    }
}
