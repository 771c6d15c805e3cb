import Market
import Service

extension DisputeRoomFilling {
    /// The form that is due from the reader; nil where none is.
    func dueForm(_ outcome: OutcomeForm, template: String?) -> DisputeRoomPage.Form? {
        guard room.isOwn, !dispute.isSuspended else { return nil }
        switch dispute.phase {
        case .mediating: return form("proposal", outcome, template, isRuling: false)
        case .ruling: return form("ruling", outcome, template, isRuling: true)
        case .appealed: return form("decision", outcome, template, isRuling: true)
        case .answering, .negotiating, .evidence, .considering, .appealable, .settled, .ruled, .withdrawn, .overtaken: return nil
        }
    }

    private func form(_ step: String, _ outcome: OutcomeForm, _ template: String?, isRuling: Bool) -> DisputeRoomPage.Form {
        let make = FormFields(
            visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        let begins = template.flatMap(RulingTemplate.init(rawValue:))
        var publication = make.long(
            "publication", visit.say("room.form.publication"), help: visit.say("room.form.publication.help"), required: false,
            rows: 5, charactersMax: ProposeMediation.reasonCharactersMax)
        publication.isCounted = true
        return DisputeRoomPage.Form(
            title: visit.say("room.form.\(step)"), action: "\(path)/\(step)", button: visit.say("room.form.\(step).button"),
            findings: isRuling ? dispute.claims.map { finding($0, make) } : [], hasFindings: isRuling,
            outcome: outcome.fields(make, visit.language, prefix: "d-", mostMinor: trade.disputedMinor),
            reason: make.long(
                "reason", visit.say("room.form.reason"),
                given: begins.map { visit.say("ruling.template.\($0.rawValue).reason") } ?? "",
                help: visit.say("room.form.reason.help"), rows: 8, charactersMax: ProposeMediation.reasonCharactersMax),
            publication: isRuling ? publication : nil,
            publish: isRuling ? make.tick("publish", visit.say("room.form.publish")) : nil)
    }

    private func finding(_ claim: DisputeClaim, _ make: FormFields) -> DisputeRoomPage.Finding {
        let name = claim.rawValue
        return DisputeRoomPage.Finding(
            claim: DisputeWords.name(claim).text(visit.language),
            fields: [
                make.choice(
                    "founded.\(name)", visit.say("room.form.founded"),
                    [("yes", visit.say("room.founded.yes")), ("no", visit.say("room.founded.no"))], required: false),
                make.line(
                    "entries.\(name)", visit.say("room.form.entries"), help: visit.say("room.form.entries.help"), required: false,
                    placeholder: "12, 15", charactersMax: 400),
                make.long(
                    "text.\(name)", visit.say("room.form.text"), required: false, rows: 3,
                    charactersMax: DisputeFinding.textCharactersMax),
            ])
    }
}
