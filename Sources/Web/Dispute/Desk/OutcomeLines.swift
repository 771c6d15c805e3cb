import Ledger
import Market
import Service

/// An outcome on the desk's pages: what it is in words, and what it means in money, line by line.
struct OutcomeLines: Sendable {
    /// `退买家 ¥50.00；许可终止`.
    let sentence: String
    /// Where each part of the money goes; it adds up.
    let money: [Fact]
}

extension OutcomeLines {
    init(_ outcome: DisputeOutcome, _ money: OutcomeMoney, split: RefundSplit? = nil, _ language: Language) {
        sentence = Self.sentence(outcome, refund: money.refund, language)
        func fact(_ key: String, _ amount: Money, always: Bool = false) -> Fact? {
            always || amount.minor > 0 ? Fact(label: language.say("room.money.\(key)"), value: amount.text) : nil
        }
        self.money = [
            fact("refund", money.refund, always: true), fact("fromHold", money.fromHold), fact("fromSeller", money.fromSeller),
            split.flatMap { fact("fromBalance", $0.fromBalance, always: true) },
            split.flatMap { fact("feeReturned", $0.feeReturned) }, split.flatMap { fact("advanced", $0.advanced) },
            split.flatMap { fact("owed", $0.owed) }, fact("released", money.released, always: true),
            fact("fee", money.fee, always: true),
            fact("net", money.net, always: true), fact("stillHeld", money.stillHeld),
        ].compactMap(\.self)
    }

    init(_ reckoned: ReckonedOutcome, _ language: Language) {
        self.init(reckoned.outcome, reckoned.money, split: reckoned.split, language)
    }

    /// What is decided, without its money line by line.
    static func sentence(_ outcome: DisputeOutcome, refund: Money?, _ language: Language) -> String {
        var parts: [String] = []
        if let refund { parts.append(language.say("room.outcome.refund", ["amount": refund.text])) }
        if let hours = outcome.redoByHours { parts.append(language.say("room.outcome.redo", ["n": String(hours)])) }
        if let months = outcome.extraSupportMonths { parts.append(language.say("room.outcome.support", ["n": String(months)])) }
        if outcome.feeWaived { parts.append(language.say("room.outcome.feeWaived")) }
        parts.append(language.say("room.outcome.licence.\(outcome.licence.rawValue)"))
        return parts.joined(separator: language == .zh ? "；" : "; ")
    }
}

/// The outcome in a form or after a question mark: `refund`, `redoHours`, `supportMonths`, `feeWaived`, `licence`.
struct OutcomeForm: Sendable {
    /// What was typed, as text; empty where nothing was.
    let refund: String
    let redoHours: String
    let supportMonths: String
    let feeWaived: Bool
    let licence: DisputeOutcome.Licence

    /// Reads what stands after the question mark; what cannot be read is as if it were not there.
    init(query: Form) {
        refund = query["refund"] ?? ""
        redoHours = query["redoHours"] ?? ""
        supportMonths = query["supportMonths"] ?? ""
        feeWaived = query["feeWaived"] == "yes"
        licence = query["licence"].flatMap(DisputeOutcome.Licence.init(rawValue:)) ?? .kept
    }

    /// The outcome that it stands for; nil where no amount that can be read was given.
    ///
    /// - Parameter mostMinor: the most that can go back.
    func outcome(upTo mostMinor: Int64) -> DisputeOutcome? {
        let typed: Int64
        do {
            typed = try MoneyText.parse(refund[...])
        } catch {
            return nil
        }
        guard (0...mostMinor).contains(typed) else { return nil }
        return DisputeOutcome(
            refundMinor: typed, redoByHours: Int(redoHours).flatMap { DisputeOutcome.redoHours.contains($0) ? $0 : nil },
            extraSupportMonths: Int(supportMonths).flatMap { DisputeOutcome.extraSupport.contains($0) ? $0 : nil },
            feeWaived: feeWaived, licence: licence)
    }

    /// The fields of a form, filled with it.
    func fields(_ make: FormFields, _ language: Language, prefix: String, mostMinor: Int64) -> [FormField] {
        var fields = [
            make.line(
                "refund", language.say("room.form.refund"), given: refund,
                help: language.say("room.form.refund.help", ["max": MoneyText.yuan(mostMinor)]),
                unit: language.say("listing.form.price.unit"), inputMode: "decimal"),
            make.line(
                "redoHours", language.say("room.form.redo"), given: redoHours, help: language.say("room.form.redo.help"),
                required: false, inputMode: "numeric"),
            make.line(
                "supportMonths", language.say("room.form.support"), given: supportMonths, required: false, inputMode: "numeric"),
            make.choice(
                "licence", language.say("room.form.licence"),
                DisputeOutcome.Licence.allCases.map { ($0.rawValue, language.say("room.outcome.licence.\($0.rawValue)")) },
                given: licence.rawValue),
            make.tick("feeWaived", language.say("room.form.feeWaived"), given: feeWaived),
        ]
        for place in fields.indices { fields[place].idPrefix = prefix }
        return fields
    }
}

extension Fields {
    /// The outcome of a mediator's form.
    mutating func outcome(upTo mostMinor: Int64) -> DisputeOutcome {
        let refund = money("refund", in: 0...max(0, mostMinor))
        let redo = optionalInteger(
            "redoHours", in: Int64(DisputeOutcome.redoHours.lowerBound)...Int64(DisputeOutcome.redoHours.upperBound))
        let support = optionalInteger(
            "supportMonths", in: Int64(DisputeOutcome.extraSupport.lowerBound)...Int64(DisputeOutcome.extraSupport.upperBound))
        let waived = tick("feeWaived")
        let licence = DisputeOutcome.Licence(
            rawValue: choice("licence", of: DisputeOutcome.Licence.allCases.map(\.rawValue)))
        return DisputeOutcome(
            refundMinor: refund, redoByHours: redo.map { Int($0) }, extraSupportMonths: support.map { Int($0) }, feeWaived: waived,
            licence: licence ?? .kept)
    }
}
