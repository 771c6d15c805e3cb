import Evidence
import Market

/// What the buyer signs to give the software back: that every copy of what was delivered is deleted, as canonical JSON. It follows
/// from the trade alone, so a page can show it before it is signed and a bundle can make it again.
package struct DeletionStatement {
    /// The statement as canonical JSON.
    package let bytes: [UInt8]
    /// The SHA-256 of these bytes.
    package let digest: Digest

    /// The words that the buyer signs.
    package static let words = Bilingual(
        zh: "我已删除本交易交付的全部文件、密钥和副本，不再使用，许可随之终止。",
        en:
            "I have deleted every file, secret and copy that was delivered in this trade; I do not use them any more, and the licence ends."
    )

    /// The statement for that request of a trade, about its first `rounds` deliveries.
    package init(_ request: Int, rounds: Int, in trade: Trade, id: TradeID) throws {
        let delivered = trade.rounds.prefix(rounds).map { JSON.string($0.manifest.rawValue) }
        let json: JSON = [
            "format": "chengxu deletion v1",
            "trade": .string(id.rawValue),
            "request": .string(String(request)),
            "agreement": .string(trade.agreement?.document.rawValue ?? ""),
            "deliveries": .array(delivered),
            "zh": .string(Self.words.zh),
            "en": .string(Self.words.en),
        ]
        bytes = json.canonicalBytes
        digest = try Digest.stored(Hash.sha256(bytes).hex)
    }

    /// The statement that was signed.
    init(of facts: DeletionSigned, in reading: TradeReading) throws {
        try self.init(facts.request, rounds: facts.rounds, in: reading.trade, id: reading.id)
    }
}
