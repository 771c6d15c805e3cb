import Market
import Service

extension Visit {
    /// The trade in the path.
    ///
    /// - Throws: `Refused` 404.
    func trade() throws(Refused) -> TradeID {
        guard let trade = TradeID(rawValue: try identifier("trade")) else { throw .notFound }
        return trade
    }
}

extension Fields {
    /// A SHA-256 as 64 hexadecimal digits.
    mutating func digest(_ name: String) -> Digest? {
        let text = text(name, charactersMax: 64)
        if text.isEmpty { return nil }
        if let digest = Digest(rawValue: text) { return digest }
        add(FieldProblem(name, "notADigest"))
        return nil
    }

    /// A list of such hashes.
    mutating func digests(_ name: String, countMax: Int) -> [Digest] {
        texts(name, charactersMax: 64, countMax: countMax).compactMap { text in
            if let digest = Digest(rawValue: text) { return digest }
            add(FieldProblem(name, "notADigest"))
            return nil
        }
    }

    /// What was ticked: `ticks`, a list of names, or one field `tick.NAME` for each, as a form has it.
    mutating func ticks() -> Set<Tick> {
        var ticks: Set<Tick> = []
        for name in texts("ticks", charactersMax: 40, countMax: 200) {
            if let tick = Tick(name: name) { ticks.insert(tick) } else { add(FieldProblem("ticks", "notAChoice")) }
        }
        for (name, values) in prefixed("tick.") where values.contains(where: { $0 == "yes" || $0 == "on" }) {
            if let tick = Tick(name: name) { ticks.insert(tick) } else { add(FieldProblem("tick.\(name)", "notAChoice")) }
        }
        return ticks
    }
}

/// Where things of a trade are found.
enum TradePath {
    static func trade(_ id: TradeID) -> String { "/trades/\(id)" }
    static func terms(_ id: TradeID, _ number: Int) -> String { "/trades/\(id)/terms/\(number)" }
    static func payment(_ id: TradeID, _ payment: PaymentID) -> String { "/trades/\(id)/payments/\(payment)" }
    static func entry(_ id: TradeID, _ sequence: Int64) -> String { "/trades/\(id)/entries/\(sequence)" }
    static func file(_ id: TradeID, _ sha256: Digest) -> String { "/trades/\(id)/files/\(sha256)" }
}

extension Answer {
    /// A command to a trade: a browser goes to the trade's page, or to `seeOther`.
    static func command(
        _ outcome: Outcome, in trade: TradeID, seeOther: String? = nil, flash: String? = nil,
        json members: @escaping JSONMembers = { _ in }
    ) -> Answer {
        .command(outcome, seeOther: seeOther ?? TradePath.trade(trade), flash: flash) { json in
            json.member("trade", trade.rawValue)
            members(&json)
        }
    }
}
