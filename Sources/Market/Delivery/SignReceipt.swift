/// The buyer signs for the receipt 签收 of the newest delivery, whatever its method: all of it arrived. That it is as agreed is
/// another matter, and the acceptance's.
///
/// Source: 民法典 620, 621: the buyer examines after receipt, within the agreed period.
package struct SignReceipt: TradeCommand {
    package static let step = TradeStep.signReceipt
    package typealias Refused = SignReceiptRefusal

    /// The manifest that the buyer was shown.
    package let manifest: Digest
    /// How the buyer shows that it is itself.
    package let signing: Signing

    /// The part that is signed for; nil for the one that the manifest tells.
    package let part: Int?

    package init(manifest: Digest, signing: Signing, part: Int? = nil) {
        self.manifest = manifest
        self.signing = signing
        self.part = part
    }

    package func part(in trade: Trade) -> Int? {
        if let part { return part }
        // The same files may be delivered for two parts: then the one that is not signed for yet is meant.
        let told = trade.parts.compactMap { trade.round(of: $0.number) }.filter { $0.manifest == manifest }
        return (told.first { !$0.isReceiptSigned } ?? told.first)?.part ?? trade.examinedPart?.number
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(SignReceiptRefusal) -> [TradeEvent] {
        guard let round = trade.round(of: part(in: trade) ?? 1) else { throw .step(.notYourStep(Self.step)) }
        guard manifest == round.manifest else { throw .otherManifest }
        guard !round.isReceiptSigned else { return [] }
        guard trade.hasArrived(round) else {
            switch round.method {
            case .files, .email: throw .notDownloaded
            case .secret: throw .notRevealed
            case .repository: throw .accessNotConfirmed
            case .service: throw .otherManifest
            }
        }
        if let terms = trade.agreement?.terms, let policy = trade.opening?.policy, !signing.isEnough(for: terms, under: policy) {
            throw .passkeyNeeded(aboveMinor: terms.passwordPriceMinorMax(under: policy))
        }
        return [
            .receiptSigned(
                ReceiptSigned(
                    manifest: manifest, method: signing.method, passkey: signing.signature,
                    round: trade.isSplit ? round.number : nil))
        ]
    }
}

/// Why the receipt is not signed.
package enum SignReceiptRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The hash is not that of the delivery.
    case otherManifest
    /// Not every file has been downloaded completely yet.
    case notDownloaded
    /// The price is above what a password confirms, in minor units.
    case passkeyNeeded(aboveMinor: Int64)
    /// The buyer has not revealed the secret yet.
    case notRevealed
    /// The buyer has not found the commit that was handed over yet.
    case accessNotConfirmed

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .otherManifest: "otherManifest"
        case .notDownloaded: "notDownloaded"
        case .passkeyNeeded: "passkeyNeeded"
        case .notRevealed: "notRevealed"
        case .accessNotConfirmed: "accessNotConfirmed"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .otherManifest, .notDownloaded, .notRevealed, .accessNotConfirmed: []
        case .passkeyNeeded(let aboveMinor): [String(aboveMinor)]
        }
    }
}

/// The buyer has said that everything arrived.
package struct ReceiptSigned: SignedFacts {
    /// The SHA-256 of the list of what was delivered.
    package let manifest: Digest
    /// How the buyer signed; nil in entries from before there were signatures, which a click made.
    package let method: TermsConfirmed.Method?
    /// The signature; nil where no key has signed.
    package let passkey: PasskeySignature?
    /// The delivery that is signed for, from 1; nil for the newest.
    package let round: Int?

    package init(
        manifest: Digest, method: TermsConfirmed.Method? = nil, passkey: PasskeySignature? = nil, round: Int? = nil
    ) {
        self.manifest = manifest
        self.method = method
        self.passkey = passkey
        self.round = round
    }

    static let kind = "receiptSigned"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeRound(round ?? trade.rounds.count) {
            $0.isReceiptSigned = true
            $0.isReceiptSignedByKey = passkey != nil
        }
    }
}
