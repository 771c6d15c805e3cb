import Evidence
import Market

/// A bundle, ready to be sent.
package struct BundleDownload: Sendable {
    private let writer: BundleWriter

    init(_ writer: BundleWriter) { self.writer = writer }

    /// How long it is, in bytes.
    package var sizeBytes: Int64 { writer.sizeBytes }
    /// The hash of its manifest, in hexadecimal: with it somebody can say which bundle is meant.
    package var manifestHash: String { writer.manifestHash.hex }

    /// Hands all of it to the sink, in order and in pieces. Throws: `BundleFault`, and what reading and the sink throw.
    nonisolated(nonsending) package func write(to sink: (_ piece: [UInt8]) async throws -> Void) async throws {
        try await writer.write(to: sink)
    }
}

extension Marketplace {
    /// The bundle of a trade, for a party to download. Throws: `NotFound`, `StoreFailure`, `BundleFault`.
    package func bundleDownload(of trade: TradeID, for member: MemberID) async throws -> BundleDownload {
        BundleDownload(try await bundle(of: trade, for: member))
    }
}
