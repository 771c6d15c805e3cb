/// The buyer signs for the receipt 签收: all of it arrived. That it is as agreed is another matter, and the acceptance's.
///
/// Source: 民法典 620, 621: the buyer examines after receipt, within the agreed period.
package struct SignReceipt: TradeCommand {
    package static let step = TradeStep.signReceipt
    package typealias Refused = SignReceiptRefusal

    /// The manifest that the buyer was shown.
    package let manifest: Digest

    package init(manifest: Digest) { self.manifest = manifest }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(SignReceiptRefusal) -> [TradeEvent] {
        guard let delivery = trade.delivery else { throw .step(.notYourStep(Self.step)) }
        guard manifest == delivery.manifest else { throw .otherManifest }
        guard !trade.isReceiptSigned else { return [] }
        guard delivery.artefacts.allSatisfy({ trade.downloaded.contains($0.sha256) }) else { throw .notDownloaded }
        return [.receiptSigned(ReceiptSigned(manifest: manifest))]
    }
}

/// Why the receipt is not signed.
package enum SignReceiptRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The hash is not that of the delivery.
    case otherManifest
    /// Not every file has been downloaded completely yet.
    case notDownloaded

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .otherManifest: "otherManifest"
        case .notDownloaded: "notDownloaded"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .otherManifest, .notDownloaded: []
        }
    }
}

/// The buyer has said that everything arrived.
package struct ReceiptSigned: Equatable, Sendable, Codable {
    /// The SHA-256 of the list of files.
    package let manifest: Digest
}
