/// The buyer has fetched a delivered artefact, or a part of it. Given by the server once the transfer has ended.
///
/// Source: 电子商务法 51, 民法典 512: delivered is what can be retrieved and identified; this shows that it was.
package struct RecordDownload: TradeCommand {
    package static let step = TradeStep.recordDownload
    package typealias Refused = RecordDownloadRefusal

    /// The delivered file.
    package let artefact: Digest
    /// The first byte that was sent.
    package let firstByte: Int64
    /// How many bytes were handed to the buyer's connection.
    package let bytesSent: Int64
    /// The address and program that fetched it.
    package let client: String

    package init(artefact: Digest, firstByte: Int64, bytesSent: Int64, client: String) {
        self.artefact = artefact
        self.firstByte = firstByte
        self.bytesSent = bytesSent
        self.client = client
    }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordDownloadRefusal) -> [TradeEvent] {
        guard let delivered = trade.delivery?.artefacts.first(where: { $0.sha256 == artefact }) else {
            throw .notDelivered
        }
        guard firstByte >= 0, bytesSent >= 0, firstByte <= delivered.bytes, bytesSent <= delivered.bytes - firstByte
        else { throw .impossibleRange }
        return [
            .artefactDownloaded(
                ArtefactDownloaded(
                    artefact: artefact, firstByte: firstByte, bytesSent: bytesSent,
                    isComplete: firstByte == 0 && bytesSent == delivered.bytes, client: Sealed(client)))
        ]
    }
}

/// Why a download is not recorded.
package enum RecordDownloadRefusal: TradeRefusal {
    case step(StepRefusal)
    /// It is no part of the delivery.
    case notDelivered
    case impossibleRange

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .notDelivered: "notDelivered"
        case .impossibleRange: "impossibleRange"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notDelivered, .impossibleRange: []
        }
    }
}

/// The bytes went out to the buyer.
package struct ArtefactDownloaded: Equatable, Sendable, Codable {
    /// The delivered file.
    package let artefact: Digest
    /// The first byte that was sent, from 0.
    package let firstByte: Int64
    /// How many bytes were handed to the buyer's connection.
    package let bytesSent: Int64
    /// All of it, in one go.
    package let isComplete: Bool
    /// The address and program that fetched it.
    package let client: Sealed<String>
}
