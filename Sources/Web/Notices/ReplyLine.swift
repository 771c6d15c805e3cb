import Market
import Service

/// A buyer who waits for the reader's answer, as one line of the notices.
struct ReplyLine: Sendable {
    /// `买家的消息还没有答复`.
    let text: String
    /// What it is about.
    let title: String
    let otherName: String
    let path: String
    /// Since when.
    let since: Moment
    /// By when an answer is due; nil where no clock runs.
    let until: Deadline?
    let isLate: Bool
    /// Why it matters.
    let why: String

    init(_ due: ReplyDue, _ language: Language, _ nowMs: Int64) {
        title = due.title
        otherName = due.otherName
        since = Moment(due.since.ms, now: nowMs, language)
        until = due.until.map { Deadline($0.ms, now: nowMs, language) }
        isLate = due.until.map { $0.ms < nowMs } ?? false
        let topic: ProtectionTopic
        switch due.kind {
        case .message(let trade, let sequence):
            text = language.say("coaching.reply.message")
            path = "\(TradePath.trade(trade))?at=\(sequence)#e\(sequence)"
            topic = .answered
        case .ticket(let trade, let number):
            text = language.say("coaching.reply.ticket", ["n": String(number)])
            path = "\(TradePath.trade(trade))/after-sales"
            topic = .requestAnswered
        case .question(let listing):
            text = language.say("coaching.reply.question")
            path = "/listings/\(listing)/questions"
            topic = .questionAnswered
        }
        why = ProtectionWords.why(topic).text(language)
    }
}

extension ReplyDue {
    /// Whether it is the message that this ask is about already.
    func isToldBy(_ ask: AskRow) -> Bool {
        if case .message(let trade, _) = kind { ask.trade == trade && ask.kind == .answerEnquiry } else { false }
    }

    /// What waits, for programs.
    func json(_ json: inout JSONText) {
        json.member("kind", name)
        switch kind {
        case .message(let trade, let sequence):
            json.member("trade", trade.rawValue)
            json.member("sequence", sequence)
        case .ticket(let trade, let number):
            json.member("trade", trade.rawValue)
            json.member("number", number)
        case .question(let listing): json.member("listing", listing.rawValue)
        }
        json.member("since", TimeText.iso(since.ms))
        json.member("until", until.map { TimeText.iso($0.ms) })
    }
}
