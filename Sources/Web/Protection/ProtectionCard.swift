/// The protection check: the six protections with their state, what is missing and how to mend it.
struct ProtectionCard: Sendable {
    /// How one protection stands.
    enum State: Sendable, Equatable {
        case ok
        case warn
        case missing
    }

    /// One of the six rows.
    struct Row: Sendable {
        let name: String
        /// Why it stands so.
        let reason: String
        let isOk: Bool
        let isWarn: Bool
        let isMissing: Bool
        /// The state as a word, for those who do not see colours.
        let stateText: String
        /// Where to mend it.
        let fix: Link?

        init(name: String, state: State, reason: String, fix: Link? = nil, _ language: Language) {
            self.name = name
            self.reason = reason
            isOk = state == .ok
            isWarn = state == .warn
            isMissing = state == .missing
            stateText =
                switch state {
                case .ok: language.say("protection.ok")
                case .warn: language.say("protection.warn")
                case .missing: language.say("protection.missing")
                }
            self.fix = fix
        }
    }

    let rows: [Row]
    /// `6 项中 5 项就位`.
    let summary: String
    let isComplete: Bool

    init(rows: [Row], _ language: Language) {
        self.rows = rows
        let inPlace = rows.count(where: \.isOk)
        summary = language.say("protection.summary", ["n": String(inPlace), "all": String(rows.count)])
        isComplete = inPlace == rows.count
    }
}
