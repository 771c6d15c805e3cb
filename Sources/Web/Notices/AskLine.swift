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
    /// Of a promise that comes due: why it matters; nil otherwise.
    let why: String?

    init(_ ask: AskRow, _ language: Language, _ nowMs: Int64) {
        text = AskWords.name(ask.kind).text(language)
        tradeTitle = ask.title
        otherName = ask.otherName
        path = TradePath.trade(ask.trade) + ask.kind.place
        since = Moment(ask.since.ms, now: nowMs, language)
        until = ask.until.map { Deadline($0.ms, now: nowMs, language) }
        let then = AskWords.silence(ask.kind, ask.deadline).text(language)
        silence = ask.deadline == nil ? language.say("asks.silence", ["then": then]) : language.say("clocks.then", ["what": then])
        clock = ReplyClock(ask, language, nowMs)
        why = ask.isComingDue(at: Timestamp(ms: nowMs)) ? ProtectionWords.why(.promiseInTime).text(language) : nil
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
        why = nil
    }

    init(
        text: String, tradeTitle: String, otherName: String, path: String, since: Moment, until: Deadline?, silence: String,
        clock: ReplyClock?, why: String? = nil
    ) {
        self.text = text
        self.tradeTitle = tradeTitle
        self.otherName = otherName
        self.path = path
        self.since = since
        self.until = until
        self.silence = silence
        self.clock = clock
        self.why = why
    }
}

extension AskKind {
    /// Where in the trade's pages it is done.
    fileprivate var place: String {
        switch self {
        case .answerDispute, .answerSettlement, .answerMediation: "/dispute"
        case .answerRequest, .keepRemedy, .answerRemedy, .decideRequest, .signDeletion: "/after-sales"
        case .answerEnquiry, .readAnswer, .answerTerms, .pay, .deliver, .examine, .deliverChange, .answerRefund,
            .answerDeliveryTime, .rate:
            ""
        }
    }

    /// Whether the one who is asked has promised it.
    fileprivate var isPromise: Bool {
        switch self {
        case .deliver, .deliverChange, .keepRemedy: true
        case .answerEnquiry, .readAnswer, .answerTerms, .pay, .examine, .answerRefund, .answerDeliveryTime, .rate, .answerDispute,
            .answerSettlement,
            .answerMediation, .answerRequest, .answerRemedy, .decideRequest, .signDeletion:
            false
        }
    }
}

extension AskRow {
    /// Whether it is a promise whose time is so far gone that one is told of it again. A delivery is promised for half of the time
    /// after which the buyer is refunded.
    fileprivate func isComingDue(at now: Timestamp) -> Bool {
        guard kind.isPromise, let until else { return false }
        let promised = kind == .deliver ? Timestamp(ms: since.ms + (until.ms - since.ms) / 2) : until
        return ComingDue.holds(from: since, until: promised, at: now)
    }
}
