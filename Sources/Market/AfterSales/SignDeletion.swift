import Ledger

/// The buyer signs that every copy was deleted, and with that the return is carried out, all of it at once: the money goes back,
/// secrets are not shown and files not handed out any more, and the licence ends. Before that nothing of it happens.
///
/// Source: 民法典 566: after a withdrawal each side gives back what it has received; of software that is its deletion.
package struct SignDeletion: TradeCommand {
    package static let step = TradeStep.signDeletion
    package typealias Refused = RequestRefusal

    /// Which request, from 1 within the trade.
    package let number: Int
    /// How many deliveries the statement speaks of: all of them.
    package let rounds: Int
    /// The statement that the buyer was shown.
    package let document: Digest
    /// How the buyer shows that it is itself.
    package let signing: Signing
    /// Where the money comes from that was released already; nil where none was.
    package let split: RefundSplit?

    package init(number: Int, rounds: Int, document: Digest, signing: Signing, split: RefundSplit? = nil) {
        self.number = number
        self.rounds = rounds
        self.document = document
        self.signing = signing
        self.split = split
    }

    package func part(in trade: Trade) -> Int? { trade.part(ofRequest: number) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(RequestRefusal) -> [TradeEvent] {
        let request = try trade.demand(number, in: [.returnAgreed])
        guard let signUntil = request.signUntil, time < signUntil else { throw .tooLate }
        guard rounds == trade.rounds.count else { throw .otherStatement }
        guard let terms = trade.agreement?.terms, let policy = trade.opening?.policy else {
            throw .step(.notYourStep(Self.step))
        }
        guard signing.isEnough(for: terms, under: policy) else {
            throw .passkeyNeeded(aboveMinor: terms.passwordPriceMinorMax(under: policy))
        }
        let signed = DeletionSigned(
            request: number, document: document, rounds: rounds, method: signing.method, passkey: signing.signature)
        return [.deletionSigned(signed)] + (try trade.giveBack(trade.givableMinor, split)) + trade.lapseRest(.returned)
    }
}

/// Everything was given back.
package struct DeletionSigned: SignedFacts, RequestFacts {
    /// The request, from 1 within the trade.
    package let request: Int
    /// The SHA-256 of the statement.
    package let document: Digest
    /// How many deliveries it speaks of.
    package let rounds: Int
    /// How the buyer signed.
    package let method: TermsConfirmed.Method
    /// The signature; nil where no key has signed.
    package let passkey: PasskeySignature?

    static let kind = "deletionSigned"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.close(request: request, as: .returned, at: time)
        trade.licenceEndedAt = time
    }

    func noticed(in trade: Trade) -> [Side] { [.seller] }
}
