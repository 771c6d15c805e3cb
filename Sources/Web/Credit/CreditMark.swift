import Market

/// A level of credit as pages show it: its marks and its name.
struct CreditMark: Sendable {
    /// The icon of each mark.
    let marks: [String]
    /// `三灯`.
    let name: String
    /// What is missing to the next level; nil on the last.
    let next: String?
    /// `信用 96`.
    let points: String

    init(points: Int, _ language: Language) {
        let level = CreditLevel(points: points)
        marks = level.map { Array(repeating: $0.kind.rawValue, count: $0.marks) } ?? []
        name = level.map { language.say("level.\($0.kind.rawValue)", ["n": String($0.marks)]) } ?? language.say("level.none")
        let goal = level.map(\.nextPoints) ?? CreditLevel.steps.first
        next = goal.map { language.say("level.next", ["points": String($0)]) }
        self.points = language.say("member.credit", ["points": String(points)])
    }
}
