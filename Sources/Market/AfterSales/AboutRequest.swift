/// What tells of an after-sales request.
protocol RequestFacts: NoticedFacts {
    /// The request, from 1 within the trade.
    var request: Int { get }
    /// What was said with it; nil where nothing is said with such an entry.
    var words: Sealed<String>? { get }
}

extension RequestFacts {
    var words: Sealed<String>? { nil }
}

extension TradeEvent {
    /// The after-sales request that the event tells of, from 1 within the trade; nil where it tells of none.
    package var request: Int? { (tradeFacts as? any RequestFacts)?.request }

    /// What was said with an event that tells of a request; nil where nothing is said with it.
    package var requestWords: Sealed<String>? { (tradeFacts as? any RequestFacts)?.words }
}
