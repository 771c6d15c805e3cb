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
        case .deliveryHours where !terms.milestones.isEmpty: language.say("clause.perMilestone")
        case .acceptanceDays where !terms.milestones.isEmpty: language.say("clause.perMilestone")
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
        case .intellectualProperty: language.say("intellectualProperty.\(terms.intellectualProperty.rawValue)")
        case .confidentialityMonths:
            terms.confidentialityMonths == 0
                ? language.say("clause.none") : language.count("clause.months", Int64(terms.confidentialityMonths))
        case .liability: language.say("liability.\(terms.liability.rawValue)")
        case .disputeMethod: language.say("disputeMethod.\(terms.disputeMethod.rawValue)")
        case .signing: language.say("clause.signing.\(terms.signing.rawValue)")
        case .milestones: milestones(terms).joined(separator: language == .zh ? "；" : "; ")
        }
    }

    /// `质量问题 30 天；与描述不符 15 天`.
    func returns(_ returns: ConditionalReturns) -> String {
        let promised = returns.promised.map { reason in
            language.say("returnReason.\(reason.rawValue)") + " " + language.count("time.day", Int64(returns[reason]))
        }
        return promised.isEmpty ? language.say("clause.none") : promised.joined(separator: language == .zh ? "；" : "; ")
    }

    /// `交易对话、咨询单`.
    func channels(_ channels: [SupportChannel]) -> String {
        channels.isEmpty
            ? language.say("clause.none")
            : channels.map { language.say("supportChannel.\($0.rawValue)") }.joined(separator: language == .zh ? "、" : ", ")
    }

    /// What a clause says, as a contract says it.
    func text(_ clause: Terms.Clause, of terms: Terms) -> String {
        let value = value(clause, of: terms)
        switch clause {
        case .deliveryHours where !terms.milestones.isEmpty: return language.say("clause.deliveryHours.milestones")
        case .acceptanceDays where !terms.milestones.isEmpty: return language.say("clause.acceptanceDays.milestones")
        case .price where !terms.milestones.isEmpty: return language.say("clause.price.milestones", ["value": value])
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
        case .confidentialityMonths where terms.confidentialityMonths == 0:
            return language.say("clause.confidentialityMonths.none")
        case .intellectualProperty, .liability, .disputeMethod, .signing:
            return language.say("clause.\(clause.rawValue).text", ["value": value])
        case .milestones:
            return terms.milestones.isEmpty ? value : language.say("clause.milestones.text", ["value": value])
        case .price, .licence, .acceptanceDays, .changeRounds, .supportMonths, .noReasonReturnDays, .returnCondition,
            .conditionalReturns, .responseHours, .supportChannels, .deliveryMethod,
            .confidentialityMonths:
            return language.say("clause.\(clause.rawValue).text", ["value": value])
        }
    }

    /// Whether the law asks that the clause be pointed out.
    ///
    /// Source: 民法典 496.
    func isKey(_ clause: Terms.Clause) -> Bool {
        switch clause {
        case .price, .licence, .acceptanceDays, .noReasonReturnDays, .conditionalReturns, .liability,
            .intellectualProperty, .disputeMethod, .milestones:
            true
        case .deliveryHours, .changeRounds, .supportMonths, .returnCondition, .responseHours, .supportChannels,
            .deliveryMethod, .confidentialityMonths, .signing:
            false
        }
    }

    private func licence(_ licence: Licence) -> String {
        ([
            language.say("licence.\(licence.scope.rawValue)"),
            licence.includesSource ? language.say("licence.source") : language.say("licence.noSource"),
            licence.mayResell ? language.say("licence.resale") : language.say("licence.noResale"),
        ] + licence.limits(language)).joined(separator: language == .zh ? "，" : ", ")
    }

    /// What must be ticked, as a sentence. A defect is named by its words where they are known.
    func tick(_ tick: Tick, terms: Terms, defects: [Defect]) -> String {
        switch tick {
        case .licence: return language.say("tick.licence", ["value": licence(terms.licence)])
        case .acceptanceBySilence:
            guard terms.milestones.isEmpty else {
                return language.say("tick.acceptanceBySilence.milestones", ["value": silence(terms)])
            }
            return language.say(
                "tick.acceptanceBySilence", ["value": language.count("time.day", Int64(terms.acceptanceDays))])
        case .returns:
            return language.say(
                "tick.returns",
                [
                    "value": language.count("time.day", Int64(terms.noReasonReturnDays)),
                    "condition": language.say("clause.returnCondition.\(terms.returnCondition.rawValue)"),
                ])
        case .returnsExcluded: return language.say("tick.returns.none")
        case .liability: return language.say("tick.liability", ["value": value(.liability, of: terms)])
        case .defect(let number):
            let text = defects.indices.contains(number - 1) ? defects[number - 1].text : language.say("tick.defect.erased")
            return language.say("tick.defect", ["n": String(number), "value": text])
        }
    }
}

extension TermsWords {
    /// What a clause of either kind is called.
    func name(_ clause: ClauseName) -> String {
        switch clause {
        case .typed(let clause): name(clause)
        case .wording(let part): language.say("clause.part.\(part.rawValue)")
        }
    }

    /// What a clause of either kind says in short, item by item where it is a list.
    func value(_ clause: ClauseName, of version: TermsVersion) -> String {
        switch clause {
        case .typed(let clause): return value(clause, of: version.terms)
        case .wording(let part):
            guard let wording = version.wording else { return language.say("trade.erased") }
            let items = wording.items(part)
            return items.isEmpty ? language.say("clause.none") : items.joined(separator: "\n")
        }
    }

    /// The explanation of a clause for people who have never read one.
    func note(_ clause: ClauseName) -> String {
        switch clause {
        case .typed(let clause): noted("term.\(clause.rawValue).note", clause)
        case .wording(let part): language.say("clause.part.\(part.rawValue).note")
        }
    }

    /// What a change weighs, in a word.
    func weight(_ materiality: Materiality) -> String {
        switch materiality {
        case .material(let aspect): language.say("materiality.\(aspect.rawValue)")
        case .minor: language.say("materiality.minor")
        case .ownWords: language.say("materiality.ownWords")
        }
    }

    /// What a tick is called, without what it says.
    func name(ofTick name: String) -> String {
        guard let tick = Tick(name: name) else { return name }
        if case .defect(let number) = tick { return language.say("tick.name.defect", ["n": String(number)]) }
        return language.say("tick.name.\(tick.name)")
    }
}

extension Licence {
    /// How far it goes beside its scope, where that is not as usual.
    func limits(_ language: Language) -> [String] {
        var limits: [String] = []
        if seats > 0 { limits.append(language.count("licence.seats.count", Int64(seats))) }
        if exclusivity != .nonExclusive { limits.append(language.say("licence.exclusivity.\(exclusivity.rawValue)")) }
        if territory != .worldwide { limits.append(language.say("licence.territory.\(territory.rawValue)")) }
        if termMonths > 0 { limits.append(language.count("licence.months.count", Int64(termMonths))) }
        if needsAttribution { limits.append(language.say("licence.attribution")) }
        return limits
    }
}
