import Ledger

/// What one kind of a trade's entries holds, and what such an entry means for the trade. Whoever reads a command's file sees
/// there what its events change; most of what an event could mean has a default that says it means no such thing.
protocol TradeFacts: Equatable, Sendable, Codable {
    /// The kind that the entry bears. It is part of the format and never changes.
    static var kind: String { get }
    /// Takes the event in. The trade has already counted the entry.
    func apply(to trade: inout Trade, at time: Timestamp)
    /// Which movements of money it means, in the trade of that name.
    func transfers(in trade: TradeID) -> [Transfer]
    /// The stage that the trade is at with it, where it says so.
    var stageAfter: TradePhase? { get }
    /// Whether it only says how far a party has read.
    var isMark: Bool { get }
    /// Whether it is talk, or told of talk: such entries can be a hundred thousand, all others of a trade are few.
    var isTalk: Bool { get }
    /// Whether the parties did something: the terms that run from the last thing they did begin anew.
    var touches: Bool { get }
}

extension TradeFacts {
    func apply(to trade: inout Trade, at time: Timestamp) {}
    func transfers(in trade: TradeID) -> [Transfer] { [] }
    var stageAfter: TradePhase? { nil }
    var isMark: Bool { false }
    var isTalk: Bool { isMark }
    var touches: Bool { !isMark }
}

/// What a party may have signed with a key of its own.
protocol SignedFacts: TradeFacts {
    /// The signature; nil where the party confirmed in another way.
    var passkey: PasskeySignature? { get }
}

/// What concerns one part of a trade.
protocol PartFacts: TradeFacts {
    /// The part, from 1; nil for the first.
    var part: Int? { get }
}

/// What was handed over, by whichever method.
protocol HandedOverFacts: PartFacts {
    /// The hash of the list of what was handed over, for which the buyer signs.
    var manifest: Digest { get }
}

extension Erased: TradeFacts {
    // Nothing that the parties did.
    var touches: Bool { false }
}
