/// The protection check: the six protections, the points each rests on, what is missing and how to mend it.
struct ProtectionCard: Sendable {
    /// How one protection or one of its points stands.
    enum State: Sendable, Equatable, CaseIterable {
        case ok
        case warn
        case missing
    }

    /// One thing that a protection rests on.
    struct Point: Sendable {
        let text: String
        let isOk: Bool
        let isWarn: Bool
        let isMissing: Bool
        /// Why it matters: what would be argued about, who would have to prove it, by which provision. Nil where it is in place.
        let why: String?
        /// Until when it can be done.
        let until: Moment?
        /// Where to mend it.
        let fix: Link?

        init(text: String, state: State, why: String? = nil, until: Moment? = nil, fix: Link? = nil) {
            self.text = text
            isOk = state == .ok
            isWarn = state == .warn
            isMissing = state == .missing
            self.why = why
            self.until = until
            self.fix = fix
        }
    }

    /// One of the six rows.
    struct Row: Sendable {
        let name: String
        let points: [Point]
        let isOk: Bool
        let isWarn: Bool
        let isMissing: Bool
        /// The state as a word, for those who do not see colours.
        let stateText: String

        init(name: String, state: State, points: [Point], _ language: Language) {
            self.name = name
            self.points = points
            isOk = state == .ok
            isWarn = state == .warn
            isMissing = state == .missing
            stateText =
                switch state {
                case .ok: language.say("protection.ok")
                case .warn: language.say("protection.warn")
                case .missing: language.say("protection.missing")
                }
        }
    }

    /// A word at the moment when it helps: what to do first.
    struct Advice: Sendable {
        let text: String
        let why: String
        let fix: Link
    }

    let rows: [Row]
    let advice: Advice?
    /// `6 项中 5 项就位`.
    let summary: String
    let isComplete: Bool

    /// - Parameter standing: how many protections stand.
    init(rows: [Row], standing: Int, advice: Advice? = nil, _ language: Language) {
        self.rows = rows
        self.advice = advice
        summary = language.say("protection.summary", ["n": String(standing), "all": String(rows.count)])
        isComplete = rows.allSatisfy(\.isOk)
    }
}
