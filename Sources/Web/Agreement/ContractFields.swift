import Market

extension FormFields {
    /// How far the licence goes beside its scope, for the listing's form and for a proposal.
    func licenceLimits(_ terms: Terms?) -> [FormField] {
        let licence = terms?.licence
        return [
            line(
                "seats", say("licence.seats"), given: String(licence?.seats ?? 0), help: say("licence.seats.note"),
                required: false, unit: say("licence.seats.unit"), inputMode: "numeric", charactersMax: 6),
            line(
                "licenceMonths", say("licence.months"), given: String(licence?.termMonths ?? 0),
                help: say("licence.months.note"), required: false, unit: say("unit.months"), inputMode: "numeric",
                charactersMax: 6),
            one("exclusivity", "licence.exclusivity", Licence.Exclusivity.self, licence?.exclusivity ?? .nonExclusive),
            one("territory", "licence.territory", Licence.Territory.self, licence?.territory ?? .worldwide),
            tick("attribution", say("licence.attribution"), given: licence?.needsAttribution ?? false),
        ]
    }

    /// How it is handed over.
    func deliveryMethod(_ terms: Terms?) -> FormField {
        choice(
            "deliveryMethod", say("term.deliveryMethod"),
            DeliveryMethod.offered(sendsMail: sendsMail).map { ($0.rawValue, say("deliveryMethod.\($0.rawValue)")) },
            given: terms.map { $0.canBeDelivered(sendsMail: sendsMail) ? $0.deliveryMethod.rawValue : "" }
                ?? DeliveryMethod.files.rawValue,
            help: say("term.deliveryMethod.note"), required: false)
    }

    /// What is handed over and what it is measured by, one item a line.
    func lists(_ wording: TermsWording? = nil) -> [FormField] {
        [("contents", wording?.contents), ("criteria", wording?.criteria)].map { name, items in
            long(
                name, say("clause.part.\(name)"), given: (items ?? []).joined(separator: "\n"),
                help: say("clause.part.\(name).help"), required: false, rows: 3,
                charactersMax: TermsWording.listItemsMax * (PublishRevision.itemCharactersMax + 2))
        }
    }

    /// What a contract says beside the trade itself: confidentiality, liability, disputes, signing.
    func contract(_ terms: Terms?) -> [FormField] {
        [
            line(
                "confidentialityMonths", say("term.confidentialityMonths"),
                given: String(terms?.confidentialityMonths ?? 0), help: say("term.confidentialityMonths.note"),
                required: false, unit: say("unit.months"), inputMode: "numeric", charactersMax: 6),
            one("liability", "term.liability", Liability.self, terms?.liability ?? .byLaw, words: "liability"),
            one(
                "disputeMethod", "term.disputeMethod", DisputeMethod.self, terms?.disputeMethod ?? .courtOfDefendant,
                words: "disputeMethod"),
            one("signing", "term.signing", SigningMethod.self, terms?.signing ?? .either, words: "clause.signing"),
        ]
    }

    private func say(_ key: String) -> String { language.say(key) }

    /// One of the cases of an enum; its label stands under `key`, its cases under `words` or `key`.
    private func one<Value: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ key: String, _ type: Value.Type, _ given: Value, words: String? = nil
    ) -> FormField {
        choice(
            name, say(key), Value.allCases.map { ($0.rawValue, say("\(words ?? key).\($0.rawValue)")) },
            given: given.rawValue, help: say("\(key).note"), required: false)
    }
}

extension Fields {
    /// The clauses that a form and a JSON object may leave out; what is left out is as usual.
    mutating func contract(into terms: inout Terms) {
        typealias Bounds = Terms.Bounds
        terms.licence.seats = whole("seats", Bounds.seats)
        terms.licence.termMonths = whole("licenceMonths", Bounds.licenceMonths)
        terms.licence.exclusivity = word("exclusivity") ?? .nonExclusive
        terms.licence.territory = word("territory") ?? .worldwide
        terms.licence.needsAttribution = tick("attribution")
        terms.deliveryMethod = word("deliveryMethod") ?? .files
        // It comes with the licence; a program may say it, and is told if it contradicts.
        if let said: IntellectualProperty = word("intellectualProperty"), said != terms.intellectualProperty {
            add(FieldProblem("intellectualProperty", "notWithLicence"))
        }
        terms.confidentialityMonths = whole("confidentialityMonths", Bounds.confidentialityMonths)
        terms.liability = word("liability") ?? .byLaw
        terms.disputeMethod = word("disputeMethod") ?? .courtOfDefendant
        terms.signing = word("signing") ?? .either
    }

    private mutating func whole(_ name: String, _ range: ClosedRange<Int>) -> Int {
        Int(optionalInteger(name, in: Int64(range.lowerBound)...Int64(range.upperBound)) ?? 0)
    }

    private mutating func word<Value: RawRepresentable<String>>(_ name: String) -> Value? {
        guard let text = optionalText(name, charactersMax: 100) else { return nil }
        let value = Value(rawValue: text)
        if value == nil { add(FieldProblem(name, "notAChoice")) }
        return value
    }
}

extension Terms {
    /// The fields that say what stands in these clauses, for a form that is filled with them.
    var typedContract: [(name: String, value: String)] {
        [
            ("seats", String(licence.seats)), ("licenceMonths", String(licence.termMonths)),
            ("exclusivity", licence.exclusivity.rawValue), ("territory", licence.territory.rawValue),
            ("deliveryMethod", deliveryMethod.rawValue), ("confidentialityMonths", String(confidentialityMonths)),
            ("liability", liability.rawValue), ("disputeMethod", disputeMethod.rawValue), ("signing", signing.rawValue),
        ] + (licence.needsAttribution ? [("attribution", "yes")] : [])
    }

    /// These clauses for programs, member by member as a proposal takes them.
    func contractJSON(_ json: inout JSONText) {
        json.member("seats", licence.seats)
        json.member("licenceMonths", licence.termMonths)
        json.member("exclusivity", licence.exclusivity.rawValue)
        json.member("territory", licence.territory.rawValue)
        json.member("attribution", licence.needsAttribution)
        json.member("deliveryMethod", deliveryMethod.rawValue)
        json.member("intellectualProperty", intellectualProperty.rawValue)
        json.member("confidentialityMonths", confidentialityMonths)
        json.member("liability", liability.rawValue)
        json.member("disputeMethod", disputeMethod.rawValue)
        json.member("signing", signing.rawValue)
    }
}
