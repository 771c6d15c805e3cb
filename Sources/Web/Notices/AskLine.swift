import Market
import Service

/// Something that is asked of the member now: what, until when, and what silence means.
struct AskLine: Sendable {
    /// `请您付款`.
    let text: String
    let tradeTitle: String
    /// Who the other is; empty outside of trades.
    let otherName: String
    let path: String
    /// Since when it waits.
    let since: Moment
    /// What runs out; nil where nothing does.
    let until: Deadline?
    /// `到期后：……`.
    let silence: String
    /// The seller's clock: how long the buyer has waited, and what was promised; nil where no answer is awaited.
    let clock: ReplyClock?

    init(_ ask: AskRow, _ language: Language, _ nowMs: Int64) {
        text = AskWords.name(ask.kind).text(language)
        tradeTitle = ask.title
        otherName = ask.otherName
        path = TradePath.trade(ask.trade)
        since = Moment(ask.since.ms, now: nowMs, language)
        until = ask.until.map { Deadline($0.ms, now: nowMs, language) }
        let then = AskWords.silence(ask.kind, ask.deadline).text(language)
        silence = ask.deadline == nil ? language.say("asks.silence", ["then": then]) : language.say("clocks.then", ["what": then])
        clock = ReplyClock(ask, language, nowMs)
    }

    init(_ ask: ToldAskRow, _ language: Language, _ nowMs: Int64) {
        text = ToldWords.name(ask.ask).text(language)
        tradeTitle = ToldWords.title(ask.stream, ask.title).text(language)
        otherName = ""
        path = ToldWords.path(ask.stream, ask.listing)
        since = Moment(ask.since.ms, now: nowMs, language)
        until = ask.until.map { Deadline($0.ms, now: nowMs, language) }
        silence = language.say("asks.silence", ["then": ToldWords.silence(ask.ask).text(language)])
        clock = nil
    }

    init(
        text: String, tradeTitle: String, otherName: String, path: String, since: Moment, until: Deadline?, silence: String,
        clock: ReplyClock?
    ) {
        self.text = text
        self.tradeTitle = tradeTitle
        self.otherName = otherName
        self.path = path
        self.since = since
        self.until = until
        self.silence = silence
        self.clock = clock
    }
}

/// How long a buyer waits for the seller's answer, and what the seller promised.
struct ReplyClock: Sendable {
    /// `买家已等待 3 小时`.
    let waited: String
    /// By when an answer was promised; nil where none was.
    let promised: Deadline?
    /// The promised time is over.
    let isLate: Bool

    /// Nil where no enquiry waits for an answer.
    init?(_ ask: AskRow, _ language: Language, _ nowMs: Int64) {
        guard ask.kind == .answerEnquiry else { return nil }
        waited = language.say("asks.waited", ["ago": TimeText.ago(ask.since.ms, now: nowMs, language)])
        promised = ask.promised.map { Deadline($0.ms, now: nowMs, language) }
        isLate = ask.promised.map { $0.ms < nowMs } ?? false
    }

    init(waited: String, promised: Deadline?, isLate: Bool) {
        self.waited = waited
        self.promised = promised
        self.isLate = isLate
    }
}
