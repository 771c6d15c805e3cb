import Ledger
import Market
import Service

/// The typed clauses as fields of a form or members of a JSON object, each named as the clause is.
///
/// A form has the days of a return by reason as `conditionalReturns.quality` and so on, JSON as an object of that name.
enum TermsForm {
    /// Reads them. The price is text in yuan, `199.00`. What is promised beyond the first eight clauses may be left out.
    ///
    /// - Parameters:
    ///   - keep: the clauses that are taken over from `base`, whatever the fields say.
    ///   - canSplit: whether they may have milestones; a standing offer has none.
    static func terms(
        _ fields: inout Fields, keep: Set<Terms.Clause> = [], of base: Terms? = nil, canSplit: Bool = true
    ) -> Terms {
        typealias Bounds = Terms.Bounds
        let keep = base == nil ? [] : keep
        func whole(_ clause: Terms.Clause, _ range: ClosedRange<Int>) -> Int {
            let range = Int64(range.lowerBound)...Int64(range.upperBound)
            guard keep.contains(clause) else { return Int(fields.integer(clause.rawValue, in: range)) }
            return Int(fields.optionalInteger(clause.rawValue, in: range) ?? range.lowerBound)
        }
        func priceMinor() -> Int64 {
            guard keep.contains(.price) else { return fields.money("price", in: Bounds.priceMinor) }
            _ = fields.optionalText("price", charactersMax: 40)
            return Bounds.priceMinor.lowerBound
        }
        func scope() -> String {
            guard keep.contains(.licence) else { return fields.choice("licence", of: Licence.Scope.allCases.map(\.rawValue)) }
            return fields.optionalText("licence", charactersMax: 40) ?? ""
        }
        let price = Money(minor: priceMinor(), currency: .cny)
        let licence = Licence(
            scope: Licence.Scope(rawValue: scope()) ?? .personal, includesSource: fields.tick("includesSource"),
            mayResell: fields.tick("mayResell"))
        let deliveryHours = whole(.deliveryHours, Bounds.deliveryHours)
        let acceptanceDays = whole(.acceptanceDays, Bounds.acceptanceDays)
        let changeRounds = whole(.changeRounds, Bounds.changeRounds)
        let supportMonths = whole(.supportMonths, Bounds.supportMonths)
        let returnDays = whole(.noReasonReturnDays, 0...30)
        if !Bounds.noReasonReturnDays.contains(returnDays) {
            fields.add(FieldProblem("noReasonReturnDays", "notAChoice"))
        }
        var terms = Terms(
            price: price, licence: licence, deliveryHours: deliveryHours, acceptanceDays: acceptanceDays,
            changeRounds: changeRounds, supportMonths: supportMonths,
            noReasonReturnDays: Bounds.noReasonReturnDays.contains(returnDays) ? returnDays : 0,
            returnCondition: returnCondition(&fields), conditionalReturns: fields.conditionalReturns(),
            responseHours: Int(
                fields.optionalInteger(
                    "responseHours", in: Int64(Bounds.responseHours.lowerBound)...Int64(Bounds.responseHours.upperBound)
                ) ?? 0),
            supportChannels: supportChannels(&fields))
        fields.contract(into: &terms)
        if canSplit { terms.milestones = MilestoneForm.rows(&fields).map(\.terms) }
        if let base { for clause in keep { terms.take(clause, from: base) } }
        return terms
    }

    /// The clauses of the version that is answered which are to stay as they are: a list of names.
    static func kept(_ fields: inout Fields) -> Set<ClauseName> {
        let names = fields.texts("keep", charactersMax: 100, countMax: ClauseName.allCases.count)
        let kept = names.compactMap { name in ClauseName.allCases.first { $0.name == name } }
        if kept.count < names.count { fields.add(FieldProblem("keep", "notAChoice")) }
        return Set(kept)
    }

    /// Reads the clauses in words, without the chance in them.
    static func wording(_ fields: inout Fields, keep: Set<ClauseName> = [], of base: TermsWording? = nil) -> TermsWording {
        let typed = (
            clauses: clauses(&fields), contents: items("contents", &fields), criteria: items("criteria", &fields),
            system: fields.optionalText("receivingSystem", charactersMax: TermsWording.receivingSystemCharactersMax) ?? ""
        )
        func isKept(_ part: TermsWording.Part) -> Bool { base != nil && keep.contains(.wording(part)) }
        let milestones = MilestoneForm.rows(&fields).map(\.wording)
        return TermsWording(
            clauses: isKept(.clauses) ? base?.clauses ?? [] : typed.clauses, nonce: "",
            contents: isKept(.contents) ? base?.contents ?? [] : typed.contents,
            criteria: isKept(.criteria) ? base?.criteria ?? [] : typed.criteria,
            receivingSystem: isKept(.receivingSystem) ? base?.receivingSystem ?? "" : typed.system,
            milestones: isKept(.milestoneContents) ? base?.milestones ?? [] : milestones)
    }

    /// One item a line of a form's text, or the elements of a JSON array.
    private static func items(_ name: String, _ fields: inout Fields) -> [String] {
        let most = (PublishRevision.itemCharactersMax + 2) * TermsWording.listItemsMax
        return fields.texts(name, charactersMax: most, countMax: TermsWording.listItemsMax)
            .flatMap { $0.split(separator: "\n").map { String($0.trimmingLineEnds()) } }.filter { !$0.isEmpty }
    }

    private static func returnCondition(_ fields: inout Fields) -> ReturnCondition {
        guard let word = fields.optionalText("returnCondition", charactersMax: 100) else { return .notDownloaded }
        if let condition = ReturnCondition(rawValue: word) { return condition }
        fields.add(FieldProblem("returnCondition", "notAChoice"))
        return .notDownloaded
    }

    private static func supportChannels(_ fields: inout Fields) -> Set<SupportChannel> {
        let words = fields.texts("supportChannels", charactersMax: 100, countMax: SupportChannel.allCases.count)
        let channels = words.compactMap(SupportChannel.init(rawValue:))
        if channels.count < words.count { fields.add(FieldProblem("supportChannels", "notAChoice")) }
        return Set(channels)
    }

    /// Reads the free clauses: a list, or one text with an empty line between two clauses.
    static func clauses(_ fields: inout Fields) -> [String] {
        let most = (PublishRevision.itemCharactersMax + 2) * PublishRevision.itemsMax
        return fields.texts("clauses", charactersMax: most, countMax: PublishRevision.itemsMax).flatMap { text in
            text.split(separator: "\n\n").map { String($0.trimmingLineEnds()) }.filter { !$0.isEmpty }
        }
    }

    /// The fields that say what stands in the terms, for a form that is filled with them.
    static func typed(_ terms: Terms) -> [(name: String, value: String)] {
        var typed = [
            ("licence", terms.licence.scope.rawValue), ("deliveryHours", String(terms.deliveryHours)),
            ("acceptanceDays", String(terms.acceptanceDays)), ("changeRounds", String(terms.changeRounds)),
            ("supportMonths", String(terms.supportMonths)), ("noReasonReturnDays", String(terms.noReasonReturnDays)),
            ("returnCondition", terms.returnCondition.rawValue), ("responseHours", String(terms.responseHours)),
        ]
        if terms.licence.includesSource { typed.append(("includesSource", "yes")) }
        if terms.licence.mayResell { typed.append(("mayResell", "yes")) }
        typed += ReturnReason.allCases.map {
            ("conditionalReturns.\($0.rawValue)", String(terms.conditionalReturns[$0]))
        }
        return typed + terms.supportChannels.map { ("supportChannels", $0.rawValue) } + terms.typedContract
    }
}

extension Fields {
    /// Days by reason, in a form one field each, in JSON an object.
    fileprivate mutating func conditionalReturns() -> ConditionalReturns {
        var returns = ConditionalReturns()
        switch structure("conditionalReturns") {
        case nil, .null?: break
        case .object(let members)?:
            for member in members {
                let name = "conditionalReturns.\(member.name)"
                if let reason = ReturnReason(rawValue: member.name), case .integer(let days) = member.value {
                    returns[reason] = checked(Int(truncatingIfNeeded: days), for: reason)
                } else {
                    add(FieldProblem(name, ReturnReason(rawValue: member.name) == nil ? "unknown" : "notANumber"))
                }
            }
        default: add(FieldProblem("conditionalReturns", "notAnObject"))
        }
        for reason in ReturnReason.allCases {
            let range = Terms.Bounds.conditionalReturnDays
            let days = optionalInteger(
                "conditionalReturns.\(reason.rawValue)", in: Int64(range.lowerBound)...Int64(range.upperBound))
            if let days { returns[reason] = checked(Int(days), for: reason) }
        }
        return returns
    }

    /// The days, or none and a problem.
    private mutating func checked(_ days: Int, for reason: ReturnReason) -> Int {
        if Terms.Bounds.isInRange(days, for: reason) { return days }
        add(
            FieldProblem(
                "conditionalReturns.\(reason.rawValue)", reason == .quality ? "qualityDays" : "outOfRange",
                ["min": "0", "max": String(Terms.Bounds.conditionalReturnDays.upperBound)]))
        return 0
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
