/// The seller hands over a repository at one commit, to which the buyer has access.
///
/// Source: 电子商务法 51, 民法典 512: the address is where it can be retrieved, the commit is what identifies it.
package struct HandOverRepository: TradeCommand {
    package static let step = TradeStep.handOverRepository
    package typealias Refused = HandoverRefusal

    /// Where it can be fetched; an address as ``RepositoryAddress`` takes it.
    package let address: String
    /// The commit that is handed over; 40 or 64 hexadecimal digits.
    package let commit: String
    /// What the seller says with it; at most 4,000 characters, and may be empty.
    package let note: String
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// The part that it delivers; nil for the first that is owed.
    package let part: Int?

    package init(address: String, commit: String, note: String, manifest: Digest, part: Int? = nil) {
        self.address = address
        self.commit = commit
        self.note = note
        self.manifest = manifest
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.owedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(HandoverRefusal) -> [TradeEvent] {
        let owed = try trade.owed(Self.step, by: .repository, part: part(in: trade), at: time)
        guard RepositoryAddress(rawValue: address) != nil else { throw .addressMalformed }
        guard let commit = CommitHash(rawValue: commit) else { throw .commitMalformed }
        try note.demandNote()
        return [
            .repositoryHandedOver(
                RepositoryHandedOver(
                    round: owed.round, commit: commit, manifest: manifest, acceptUntil: owed.acceptUntil,
                    address: Sealed(address), note: Sealed(note), part: owed.part))
        ]
    }
}

/// A repository is open to the buyer.
package struct RepositoryHandedOver: HandedOverFacts {
    /// Which delivery of the trade it is, from 1.
    package let round: Int
    /// The commit that is handed over.
    package let commit: CommitHash
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// When silence counts as acceptance.
    package let acceptUntil: Timestamp
    /// Where it can be fetched.
    package let address: Sealed<String>
    /// What the seller says with it.
    package internal(set) var note: Sealed<String>
    /// The part that it delivers; nil for the first.
    package var part: Int? = nil

    static let kind = "repositoryHandedOver"
    var stageAfter: TradePhase? { .delivered }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.take(.repository(self), acceptUntil: acceptUntil, at: time)
    }
}
