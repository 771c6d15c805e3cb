import Market

extension FormFields {
    /// The after-sales promises as fields, for the listing's form and for a proposal: returns first, then support.
    func promises(_ terms: Terms?) -> [FormField] {
        let words = TermsWords(language)
        func name(_ clause: Terms.Clause) -> String { words.name(clause) }
        return [
            choice(
                "noReasonReturnDays", name(.noReasonReturnDays),
                Terms.Bounds.noReasonReturnDays.sorted().map { days in
                    (
                        String(days),
                        days == 0 ? language.say("promise.noReason.none") : language.count("time.day", Int64(days))
                    )
                },
                given: String(terms?.noReasonReturnDays ?? 0), help: language.say("term.noReasonReturnDays.note")),
            choice(
                "returnCondition", name(.returnCondition),
                ReturnCondition.allCases.map { ($0.rawValue, language.say("clause.returnCondition.\($0.rawValue)")) },
                given: (terms?.returnCondition ?? .notDownloaded).rawValue,
                help: language.say("term.returnCondition.note")),
            returnDays(terms?.conditionalReturns ?? .init()),
            line(
                "supportMonths", name(.supportMonths), given: String(terms?.supportMonths ?? UsualTerms.supportMonths),
                help: words.note(.typed(.supportMonths)), unit: language.say("unit.months"), inputMode: "numeric",
                charactersMax: 6),
            line(
                "responseHours", name(.responseHours), given: String(terms?.responseHours ?? UsualTerms.responseHours),
                help: words.noted("promise.help.responseHours", .responseHours), required: false, unit: language.say("unit.hours"),
                inputMode: "numeric", charactersMax: 6),
            several(
                "supportChannels", name(.supportChannels),
                SupportChannel.allCases.map { ($0.rawValue, language.say("supportChannel.\($0.rawValue)")) },
                given: terms?.supportChannels.map(\.rawValue) ?? [SupportChannel.conversation.rawValue],
                help: language.say("term.supportChannels.note"), required: false),
        ]
    }

    /// Days by reason of a return, one short line each.
    private func returnDays(_ given: ConditionalReturns) -> FormField {
        let rows = ReturnReason.allCases.map { reason in
            let name = "conditionalReturns.\(reason.rawValue)"
            return FormField.Row(
                name: name, label: language.say("returnReason.\(reason.rawValue)"),
                value: value(name, String(given[reason])), problem: problem(name))
        }
        var field = FormField(
            name: "conditionalReturns", label: TermsWords(language).name(.conditionalReturns), value: "",
            help: language.say("promise.help.conditionalReturns"), problem: problem("conditionalReturns"),
            isRequired: false)
        field.isDays = true
        field.isWide = true
        field.unit = language.say("unit.days")
        field.rowsOfDays = rows
        return field
    }
}
