import Ledger
import Market

/// The typed clauses in words.
struct TermsWords: Sendable {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// What a clause is called.
    func name(_ clause: Terms.Clause) -> String { language.say("clause.\(clause.rawValue)") }

    /// What a clause says in short, `48 小时`.
    func value(_ clause: Terms.Clause, of terms: Terms) -> String {
        switch clause {
        case .price: terms.price.text
        case .licence: licence(terms.licence)
        case .deliveryHours: language.count("time.hour", Int64(terms.deliveryHours))
        case .acceptanceDays: language.count("time.day", Int64(terms.acceptanceDays))
        case .changeRounds:
            terms.changeRounds == 0 ? language.say("clause.none") : language.count("clause.rounds", Int64(terms.changeRounds))
        case .supportMonths:
            terms.supportMonths == 0 ? language.say("clause.none") : language.count("clause.months", Int64(terms.supportMonths))
        case .noReasonReturnDays:
            terms.noReasonReturnDays == 0
                ? language.say("clause.none") : language.count("time.day", Int64(terms.noReasonReturnDays))
        case .returnCondition: language.say("clause.returnCondition.\(terms.returnCondition.rawValue)")
        case .conditionalReturns: returns(terms.conditionalReturns)
        case .responseHours:
            terms.responseHours == 0 ? language.say("clause.none") : language.count("time.hour", Int64(terms.responseHours))
        case .supportChannels: channels(terms.supportChannels)
        case .deliveryMethod: language.say("deliveryMethod.\(terms.deliveryMethod.rawValue)")
        }
    }

    /// `质量问题 30 天；与描述不符 15 天`.
    func returns(_ returns: ConditionalReturns) -> String {
        let promised = returns.promised.map { reason in
            language.say("returnReason.\(reason.rawValue)") + " " + language.count("time.day", Int64(returns[reason]))
        }
        return promised.isEmpty ? language.say("clause.none") : promised.joined(separator: language == .zh ? "；" : "; ")
    }

    /// `交易对话、工单`.
    func channels(_ channels: [SupportChannel]) -> String {
        channels.isEmpty
            ? language.say("clause.none")
            : channels.map { language.say("supportChannel.\($0.rawValue)") }.joined(separator: language == .zh ? "、" : ", ")
    }

    /// What a clause says, as a contract says it.
    func text(_ clause: Terms.Clause, of terms: Terms) -> String {
        let value = value(clause, of: terms)
        switch clause {
        case .deliveryHours:
            return language.say(
                "clause.deliveryHours.text",
                ["value": value, "twice": language.count("time.hour", Int64(terms.deliveryHours) * 2)])
        case .noReasonReturnDays where terms.noReasonReturnDays == 0:
            return language.say("clause.noReasonReturnDays.none")
        case .conditionalReturns where terms.conditionalReturns.promised.isEmpty:
            return language.say("clause.conditionalReturns.none")
        case .responseHours where terms.responseHours == 0: return language.say("clause.responseHours.none")
        case .supportChannels where terms.supportChannels.isEmpty: return language.say("clause.supportChannels.none")
        case .price, .licence, .acceptanceDays, .changeRounds, .supportMonths, .noReasonReturnDays, .returnCondition,
            .conditionalReturns, .responseHours, .supportChannels, .deliveryMethod:
            return language.say("clause.\(clause.rawValue).text", ["value": value])
        }
    }

    /// Whether the law asks that the clause be pointed out.
    ///
    /// Source: 民法典 496.
    func isKey(_ clause: Terms.Clause) -> Bool {
        switch clause {
        case .price, .licence, .acceptanceDays, .noReasonReturnDays, .conditionalReturns: true
        case .deliveryHours, .changeRounds, .supportMonths, .returnCondition, .responseHours, .supportChannels,
            .deliveryMethod: false
        }
    }

    private func licence(_ licence: Licence) -> String {
        [
            language.say("licence.\(licence.scope.rawValue)"),
            licence.includesSource ? language.say("licence.source") : language.say("licence.noSource"),
            licence.mayResell ? language.say("licence.resale") : language.say("licence.noResale"),
        ].joined(separator: language == .zh ? "，" : ", ")
    }

    /// What must be ticked, as a sentence. A defect is named by its words where they are known.
    func tick(_ tick: Tick, terms: Terms, defects: [Defect]) -> String {
        switch tick {
        case .licence: return language.say("tick.licence", ["value": licence(terms.licence)])
        case .acceptanceBySilence:
            return language.say(
                "tick.acceptanceBySilence", ["value": language.count("time.day", Int64(terms.acceptanceDays))])
        case .returns:
            return terms.noReasonReturnDays == 0
                ? language.say("tick.returns.none")
                : language.say(
                    "tick.returns",
                    [
                        "value": language.count("time.day", Int64(terms.noReasonReturnDays)),
                        "condition": language.say("clause.returnCondition.\(terms.returnCondition.rawValue)"),
                    ])
        case .defect(let number):
            let text = defects.indices.contains(number - 1) ? defects[number - 1].text : language.say("tick.defect.erased")
            return language.say("tick.defect", ["n": String(number), "value": text])
        }
    }
}
