import Market
import Service

/// A word at the moment when it helps: what is missing, until when, why it matters, and the one thing to do.
struct CoachLine: Sendable {
    /// `买家的消息还没有答复`.
    let text: String
    /// Who would have to prove what, by which provision.
    let why: String
    /// The clock that runs for it; nil where none does.
    let until: Deadline?
    let isLate: Bool
    /// What to do; nil where it has been done, and `done` says so.
    let action: Link?
    /// Whether the action is a form with nothing but its button.
    let isForm: Bool
    /// `还有 2 点可以补`; nil where there is no more.
    var more: String?

    init(text: String, why: String, until: Deadline? = nil, isLate: Bool = false, action: Link?, isForm: Bool = false) {
        self.text = text
        self.why = why
        self.until = until
        self.isLate = isLate
        self.action = action
        self.isForm = isForm
    }

    /// The line of a point.
    ///
    /// - Parameter fix: what the reader can do about it.
    init(
        _ point: ProtectionPoint, _ fix: ProtectionPoint.Fix, path: String, _ language: Language, now nowMs: Int64,
        isForm: Bool = false
    ) {
        self.init(
            text: ProtectionWords.sentence(for: point).text(language), why: ProtectionWords.why(point.topic).text(language),
            until: point.until.map { Deadline($0.ms, now: nowMs, language) }, isLate: point.status == .missing,
            action: Link(text: ProtectionWords.name(of: fix).text(language), path: path), isForm: isForm)
    }
}

extension CoachLine {
    /// Before publishing: what a draft would lack, the first of it with how many more there are; nil where it lacks nothing.
    ///
    /// - Parameter form: where the form is: its address, or nothing on its own page.
    init?(_ gaps: [ProtectionPoint], form: String, _ language: Language) {
        guard let first = gaps.first, let field = first.topic.answers.first else { return nil }
        self.init(
            text: ProtectionWords.sentence(for: first).text(language), why: ProtectionWords.why(first.topic).text(language),
            action: Link(text: language.say("coaching.draft.mend"), path: "\(form)#f-\(field)"))
        if gaps.count > 1 { more = language.count("coaching.draft.more", Int64(gaps.count - 1)) }
    }
}

extension TradeScene {
    /// What the reader should hear on the spot, the most urgent first.
    var coaching: [CoachLine] {
        trade.coaching(of: me, at: Timestamp(ms: nowMs)).compactMap { point -> CoachLine? in
            guard let fix = point.fix?.turned(to: me) else { return nil }
            guard fix == .askForReceipt else {
                return path(of: fix).map { CoachLine(point, fix, path: $0, language, now: nowMs) }
            }
            guard !ReceiptAsk.isAmong(file.entries, at: Timestamp(ms: nowMs)) else {
                return CoachLine(
                    text: say("coaching.receipt.asked"), why: ProtectionWords.why(point.topic).text(language),
                    until: point.until.map { Web.Deadline($0.ms, now: nowMs, language) }, action: nil)
            }
            return CoachLine(point, fix, path: "\(path)/receipt/asks", language, now: nowMs, isForm: true)
        }
    }

    /// Before confirming: what of the terms on the table, or of how they are confirmed, would prove less than it could; nil where
    /// nothing would.
    var coachingBeforeConfirming: CoachLine? {
        let check = trade.protectionCheck(at: Timestamp(ms: nowMs))
        let point = check.advice(to: me) { $0.fix != .confirmTerms && $0.fix.flatMap(path(of:)) != nil && $0.topic != .answered }
        guard let point, let fix = point.fix?.turned(to: me), let place = path(of: fix) else { return nil }
        return CoachLine(point, fix, path: place, language, now: nowMs)
    }
}
