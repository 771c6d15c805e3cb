import Market
import Service

/// How long a buyer waits for the seller's answer, and what the seller promised.
struct ReplyClock: Sendable {
    /// `买家的咨询来自 3 小时前`.
    let waited: String
    /// By when an answer was promised or is due; nil where neither holds.
    let promised: Deadline?
    /// The promised time is over.
    let isLate: Bool
    /// What stands before the promised time, or in its place.
    let promise: String
    /// What the clock counts for.
    let note: String
    /// Where to answer.
    let path: String

    init(waited: String, promised: Deadline?, isLate: Bool, promise: String, note: String, path: String) {
        self.waited = waited
        self.promised = promised
        self.isLate = isLate
        self.promise = promise
        self.note = note
        self.path = path
    }

    /// Nil where no enquiry waits for an answer.
    init?(_ ask: AskRow, _ language: Language, _ nowMs: Int64) {
        guard ask.kind == .answerEnquiry else { return nil }
        self.init(
            enquirySince: ask.since, promised: ask.promised, path: TradePath.trade(ask.trade) + "#write", language, nowMs)
    }

    /// The clock of an enquiry that the seller has not answered.
    init(enquirySince since: Timestamp, promised: Timestamp?, path: String, _ language: Language, _ nowMs: Int64) {
        self.init(
            waited: language.say("asks.waited", ["ago": TimeText.ago(since.ms, now: nowMs, language)]),
            promised: promised.map { Deadline($0.ms, now: nowMs, language) }, isLate: promised.map { $0.ms < nowMs } ?? false,
            promise: promised == nil ? language.say("asks.promised.none") : language.say("asks.promised"),
            note: language.say("asks.clock.note"), path: path)
    }

    /// The clock of a message in a trade that is under way.
    init(messageSince since: Timestamp, path: String, _ language: Language, _ nowMs: Int64) {
        self.init(
            waited: language.say("coaching.waited.message", ["ago": TimeText.ago(since.ms, now: nowMs, language)]), promised: nil,
            isLate: false, promise: language.say("asks.promised.none"), note: ProtectionWords.why(.answered).text(language),
            path: path)
    }

    /// The clock of a question for support that waits for the seller.
    ///
    /// - Parameter due: until when it should be answered; nil once that has passed, or after a first answer.
    init(
        ticket number: Int, since: Timestamp, due: Timestamp?, isSilent: Bool, path: String, _ language: Language, _ nowMs: Int64
    ) {
        self.init(
            waited: language.say(
                "coaching.waited.ticket", ["n": String(number), "ago": TimeText.ago(since.ms, now: nowMs, language)]),
            promised: due.map { Deadline($0.ms, now: nowMs, language) }, isLate: isSilent,
            promise: due != nil
                ? language.say("coaching.due") : language.say(isSilent ? "coaching.due.over" : "asks.promised.none"),
            note: language.say(
                "coaching.ticket.then",
                ["then": DeadlineWords.outcome(DeadlineKind.supportReply.outcome).text(language)]), path: path)
    }
}

extension Trade {
    /// The questions for support that wait for the seller's answer.
    var ticketsForTheSeller: [AfterSalesRequest] { requests.filter { $0.kind == .supportQuestion && $0.awaited == .seller } }
}

extension TradeScene {
    /// Who waits for the seller here: with a message, and with questions for support. Empty for the buyer.
    var replyClocks: [ReplyClock] {
        guard me == .seller else { return [] }
        var clocks: [ReplyClock] = []
        if let since = trade.unansweredSince(at: Timestamp(ms: nowMs)) {
            clocks.append(
                trade.phase == .enquiry
                    ? ReplyClock(
                        enquirySince: since, promised: trade.replyPromisedUntil, path: "#write", language, nowMs)
                    : ReplyClock(messageSince: since, path: "#write", language, nowMs))
        }
        return clocks
            + trade.ticketsForTheSeller.map { ticket in
                ReplyClock(
                    ticket: ticket.number, since: ticket.openedAt, due: ticket.dueAt, isSilent: ticket.phase == .silent,
                    path: "\(path)/after-sales", language, nowMs)
            }
    }
}
