/// The seller delivers to the mail address that the agreement names. It counts as delivered once the mail server has taken the
/// mail for that address, which ``RecordMail`` enters; until then the time to deliver runs on.
///
/// Source: 电子商务法 51, 民法典 512, 电子签名法 11: it is received when it enters the system that was designated.
package struct DeliverByMail: TradeCommand {
    package static let step = TradeStep.deliverByMail
    package typealias Refused = HandoverRefusal

    /// The mail's own name, its `Message-ID` without the angle brackets.
    package let mail: String
    /// The files, 1 to 20, each once.
    package let artefacts: [Artefact]
    /// What each file is called, in the same order.
    package let names: [String]
    /// The address that the agreement names.
    package let address: String
    /// Whether the files travel with the mail; else it leads to the locker.
    package let isAttached: Bool
    /// What the seller says with it; at most 4,000 characters, and may be empty.
    package let note: String
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// The part that it delivers; nil for the first that is owed.
    package let part: Int?

    package init(
        mail: String, artefacts: [Artefact], names: [String], address: String, isAttached: Bool, note: String,
        manifest: Digest, part: Int? = nil
    ) {
        self.mail = mail
        self.artefacts = artefacts
        self.names = names
        self.address = address
        self.isAttached = isAttached
        self.note = note
        self.manifest = manifest
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.owedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(HandoverRefusal) -> [TradeEvent] {
        let owed = try trade.owed(Self.step, by: .email, part: part(in: trade), at: time)
        guard MailAddress.isValid(address) else { throw .mailAddressMissing }
        try artefacts.demandDeliverable(names: names)
        try note.demandNote()
        return [
            .mailPrepared(
                MailPrepared(
                    round: owed.round, mail: mail, artefacts: artefacts, isAttached: isAttached, manifest: manifest,
                    names: Sealed(names), address: Sealed(address), note: Sealed(note), part: owed.part))
        ]
    }
}

/// A mail with the delivery is on its way to the mail server.
package struct MailPrepared: HandedOverFacts {
    /// Which delivery of the trade it becomes, from 1.
    package let round: Int
    /// The mail's own name, its `Message-ID` without the angle brackets.
    package let mail: String
    /// The files.
    package let artefacts: [Artefact]
    /// Whether the files travel with the mail; else it leads to the locker.
    package let isAttached: Bool
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// What each file is called, in the same order.
    package let names: Sealed<[String]>
    /// Where it goes.
    package let address: Sealed<String>
    /// What the seller says with it.
    package internal(set) var note: Sealed<String>
    /// The part that it delivers; nil for the first.
    package var part: Int? = nil

    static let kind = "mailPrepared"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.pendingMail = self
    }
}
