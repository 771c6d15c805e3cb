import Market
import Service

/// Announcing to be away.
struct AbsencePage: Page {
    static let template = "Membership/absence"

    let title: String
    /// What is announced; nil where nothing is.
    let announced: AbsenceNote?
    let fields: [FormField]
    let refusal: RefusalNote?
}

/// That a member is or will be away, as others see it before they ask or buy.
struct AbsenceNote: Sendable {
    /// `2026年11月25日 至 2026年11月30日不在`.
    let span: String
    /// A word about it; nil where there is none.
    let word: String?
    /// What the word leads to; nil where it is harmless.
    let warning: GuardNotice?

    /// - Parameter isOwn: the reader is the one who announced it.
    init(_ absence: Absence, now nowMs: Int64, isOwn: Bool = false, _ language: Language) {
        let (from, until) = (TimeText.day(absence.from.ms, language), TimeText.day(absence.until.ms - 1, language))
        span =
            absence.from.ms <= nowMs
            ? language.say("absence.now", ["until": until]) : language.say("absence.coming", ["from": from, "until": until])
        word = absence.word.isEmpty ? nil : absence.word
        warning =
            absence.warned.isEmpty
            ? nil : GuardNotice(absence.warned, key: "guard.\(isOwn ? "own" : "other").absence", language)
    }
}
