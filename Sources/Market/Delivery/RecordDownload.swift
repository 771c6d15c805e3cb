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

    package func part(in trade: Trade) -> Int? { trade.delivered(artefact)?.round.part }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RecordDownloadRefusal) -> [TradeEvent] {
        guard let (round, place) = trade.delivered(artefact) else { throw .notDelivered }
        let delivered = round.artefacts[place]
        guard firstByte >= 0, bytesSent >= 0, firstByte <= delivered.bytes, bytesSent <= delivered.bytes - firstByte
        else { throw .impossibleRange }
        var covered = trade.covered[artefact] ?? CoveredBytes()
        covered.add(firstByte..<firstByte + bytesSent)
        return [
            .artefactDownloaded(
                ArtefactDownloaded(
                    artefact: artefact, firstByte: firstByte, bytesSent: bytesSent,
                    isComplete: firstByte == 0 && bytesSent == delivered.bytes, client: Sealed(client),
                    coveredBytes: covered.bytes))
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
package struct ArtefactDownloaded: TradeFacts {
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
    /// How many different bytes of the file have gone out in all transfers together, this one included; nil in entries that
    /// were written before that was counted.
    package let coveredBytes: Int64?

    init(
        artefact: Digest, firstByte: Int64, bytesSent: Int64, isComplete: Bool, client: Sealed<String>,
        coveredBytes: Int64? = nil
    ) {
        self.artefact = artefact
        self.firstByte = firstByte
        self.bytesSent = bytesSent
        self.isComplete = isComplete
        self.client = client
        self.coveredBytes = coveredBytes
    }

    static let kind = "artefactDownloaded"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.covered[artefact, default: CoveredBytes()].add(firstByte..<firstByte + bytesSent)
        guard let (round, place) = trade.delivered(artefact) else { return }
        if trade.covered[artefact]?.covers(round.artefacts[place].bytes) == true { trade.downloaded.insert(artefact) }
    }
}
