/// The seller hands over a licence key or another secret. The entry holds the hash of a document that holds it, and not the
/// secret: that is kept under lock until the buyer reveals it.
///
/// Source: 电子商务法 51, 民法典 512: it has entered the buyer's locker and can be retrieved there by the buyer alone.
package struct DeliverSecret: TradeCommand {
    package static let step = TradeStep.deliverSecret
    package typealias Refused = HandoverRefusal

    /// The hash of the document in which the secret stands beside chance, so that nobody can guess it from the hash.
    package let document: Digest
    /// How long the secret is, in characters.
    package let characters: Int
    /// What the seller says with it; at most 4,000 characters, and may be empty.
    package let note: String
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// The part that it delivers; nil for the first that is owed.
    package let part: Int?

    package init(document: Digest, characters: Int, note: String, manifest: Digest, part: Int? = nil) {
        self.document = document
        self.characters = characters
        self.note = note
        self.manifest = manifest
        self.part = part
    }

    /// The longest secret, in characters: a key pair in text form fits.
    package static let charactersMax = 8_000

    package func part(in trade: Trade) -> Int? { part ?? trade.owedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(HandoverRefusal) -> [TradeEvent] {
        let owed = try trade.owed(Self.step, by: .secret, part: part(in: trade), at: time)
        guard (1...Self.charactersMax).contains(characters) else { throw .secretLength(charactersMax: Self.charactersMax) }
        try note.demandNote()
        return [
            .secretDelivered(
                SecretDelivered(
                    round: owed.round, document: document, manifest: manifest, acceptUntil: owed.acceptUntil,
                    note: Sealed(note), part: owed.part))
        ]
    }
}

/// A secret lies in the buyer's locker, not revealed yet.
package struct SecretDelivered: HandedOverFacts {
    /// Which delivery of the trade it is, from 1.
    package let round: Int
    /// The hash of the document that holds the secret. A bundle contains the document once the secret was revealed.
    package let document: Digest
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// When silence counts as acceptance.
    package let acceptUntil: Timestamp
    /// What the seller says with it.
    package internal(set) var note: Sealed<String>
    /// The part that it delivers; nil for the first.
    package var part: Int? = nil

    static let kind = "secretDelivered"
    var stageAfter: TradePhase? { .delivered }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.take(.secret(self), acceptUntil: acceptUntil, at: time)
    }
}
