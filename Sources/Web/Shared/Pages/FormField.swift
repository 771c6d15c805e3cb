/// One field of a form, with what was typed and what is wrong with it.
struct FormField: Sendable {
    /// One of several answers.
    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
        /// Told below the label.
        var note: String?
    }

    /// One line of a group of days.
    struct Row: Sendable {
        let name: String
        let label: String
        let value: String
        let problem: String?
    }

    /// One row of a platform matrix.
    struct Platform: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
        /// The name of the line beside the tick, for the versions.
        let versionsName: String
        let versions: String
    }

    let name: String
    let label: String
    let value: String
    /// What the field is for.
    var help: String?
    /// Which quarrel it prevents.
    var hint: String?
    var problem: String?
    /// Who moved the clause of this field last, and to what.
    var stands: String?
    var isRequired = true
    var isLine = false
    var isLong = false
    var isSecret = false
    var isChoice = false
    var isSeveral = false
    var isTick = false
    var isTicked = false
    /// Yes or no, as two buttons of which one is pressed.
    var isEither = false
    /// A tick and a line of versions for each platform.
    var isPlatforms = false
    /// Days by reason.
    var isDays = false
    /// So long or so many that it needs the whole width.
    var isWide = false
    /// The value of `inputmode`.
    var inputMode = "text"
    /// The value of `autocomplete`.
    var autocomplete = "off"
    var unit: String?
    var placeholder = ""
    var charactersMax = "2000"
    var rows = "4"
    var options: [Option] = []
    /// More options than are taken in at a glance.
    var hasManyOptions = false
    var platforms: [Platform] = []
    var rowsOfDays: [Row] = []
    /// Whether characters are counted while they are typed.
    var isCounted = false
    /// The name of the field on whose answer it depends whether this one is asked; nil where it is always asked.
    var whenField: String?
    /// The answers that ask for it, with a space between two.
    var whenIs = ""
    /// `“源码完整度”为“部分”时必填`.
    var whenText: String?
    /// What its identifiers on the page begin with, where several forms have a field of that name.
    var idPrefix = ""
}

/// Makes the fields of a form, filled with what was typed, with the problems beside them.
struct FormFields {
    let language: Language
    /// What was typed before; empty when the form is shown for the first time.
    let typed: Form?
    let problems: [FieldProblem]
    /// Whether delivery by mail is among what can be chosen.
    let sendsMail: Bool

    init(_ language: Language, typed: Form? = nil, problems: [FieldProblem] = [], sendsMail: Bool = false) {
        self.language = language
        self.typed = typed
        self.problems = problems
        self.sendsMail = sendsMail
    }

    /// What stands in a field: what was typed, else what is given.
    func value(_ name: String, _ given: String) -> String {
        guard let typed else { return given }
        return typed[name] ?? ""
    }

    /// What is wrong with a field.
    func problem(_ name: String) -> String? { problems.first { $0.field == name }?.sentence(language) }

    /// A line of text.
    func line(
        _ name: String, _ label: String, given: String = "", help: String? = nil, hint: String? = nil,
        required: Bool = true, unit: String? = nil, inputMode: String = "text", autocomplete: String = "off",
        placeholder: String = "", charactersMax: Int = 200
    ) -> FormField {
        FormField(
            name: name, label: label, value: value(name, given), help: help, hint: hint, problem: problem(name),
            isRequired: required, isLine: true, inputMode: inputMode, autocomplete: autocomplete, unit: unit,
            placeholder: placeholder, charactersMax: String(charactersMax))
    }

    /// Several lines of text.
    func long(
        _ name: String, _ label: String, given: String = "", help: String? = nil, hint: String? = nil,
        required: Bool = true, placeholder: String = "", rows: Int = 4, charactersMax: Int = 4000
    ) -> FormField {
        FormField(
            name: name, label: label, value: value(name, given), help: help, hint: hint, problem: problem(name),
            isRequired: required, isLong: true, isWide: true, placeholder: placeholder, charactersMax: String(charactersMax),
            rows: String(rows))
    }

    /// A secret; never filled again.
    func secret(_ name: String, _ label: String, help: String? = nil, autocomplete: String) -> FormField {
        FormField(
            name: name, label: label, value: "", help: help, problem: problem(name), isSecret: true,
            autocomplete: autocomplete, charactersMax: "256")
    }

    /// One of several words.
    func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], given: String = "",
        help: String? = nil, hint: String? = nil, required: Bool = true
    ) -> FormField {
        let chosen = value(name, given)
        return FormField(
            name: name, label: label, value: chosen, help: help, hint: hint, problem: problem(name),
            isRequired: required, isChoice: true,
            options: options.map { .init(value: $0.value, label: $0.label, isChosen: $0.value == chosen) })
    }

    /// Any of several words.
    func several(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], given: [String] = [],
        help: String? = nil, hint: String? = nil, required: Bool = true
    ) -> FormField {
        let chosen = typed?.all(name) ?? given
        return FormField(
            name: name, label: label, value: "", help: help, hint: hint, problem: problem(name), isRequired: required,
            isSeveral: true, isWide: true,
            options: options.map { .init(value: $0.value, label: $0.label, isChosen: chosen.contains($0.value)) },
            hasManyOptions: options.count > 12)
    }

    /// Yes, no, or neither where it may be left open.
    func either(
        _ name: String, _ label: String, given: String = "", help: String? = nil, hint: String? = nil, required: Bool = true
    ) -> FormField {
        let chosen = value(name, given)
        var options = [("yes", language.say("form.yes")), ("no", language.say("form.no"))]
        if !required { options.append(("", language.say("form.open"))) }
        return FormField(
            name: name, label: label, value: chosen, help: help, hint: hint, problem: problem(name), isRequired: required,
            isEither: true, options: options.map { .init(value: $0.0, label: $0.1, isChosen: $0.0 == chosen) })
    }

    /// A tick and a line of versions for each platform.
    func matrix(
        _ name: String, _ label: String, _ platforms: [(value: String, label: String)], help: String? = nil,
        hint: String? = nil, required: Bool = true, charactersMax: Int
    ) -> FormField {
        let chosen = typed?.all(name) ?? []
        return FormField(
            name: name, label: label, value: "", help: help, hint: hint, problem: problem(name), isRequired: required,
            isPlatforms: true, isWide: true, charactersMax: String(charactersMax),
            platforms: platforms.map { platform in
                .init(
                    value: platform.value, label: platform.label, isChosen: chosen.contains(platform.value),
                    versionsName: "\(name).\(platform.value)", versions: value("\(name).\(platform.value)", ""))
            })
    }

    /// A tick.
    func tick(_ name: String, _ label: String, given: Bool = false, help: String? = nil, hint: String? = nil) -> FormField {
        let isTicked = typed.map { $0[name] == "yes" } ?? given
        return FormField(
            name: name, label: label, value: "yes", help: help, hint: hint, problem: problem(name), isRequired: false,
            isTick: true, isTicked: isTicked, isWide: true)
    }
}
