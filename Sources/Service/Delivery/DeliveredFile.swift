import Market
import Store

/// A delivered file, open for reading.
package struct DeliveredFile: Sendable {
    private let reader: any BlobReader
    /// The file by its content.
    package let sha256: Digest
    /// What the seller called it.
    package let name: String
    /// What the one who opened it is to the trade.
    package let role: TradeRole

    init(_ reader: any BlobReader, sha256: Digest, name: String, role: TradeRole) {
        self.reader = reader
        self.sha256 = sha256
        self.name = name
        self.role = role
    }

    /// How long the file is, in bytes.
    package var sizeBytes: Int64 { reader.sizeBytes }

    /// The bytes from `offset` on, at most `countMax`; fewer only at the end. Throws: `StoreFailure`.
    package func read(offset: Int64, countMax: Int) async throws -> [UInt8] {
        try await reader.read(offset: offset, countMax: countMax)
    }
}

extension Marketplace {
    /// Opens a delivered file for a party. Throws: `NotFound`, `LockerClosed`, `StoreFailure`.
    package func deliveredFile(_ file: Digest, in trade: TradeID, for member: MemberID) async throws -> DeliveredFile {
        let (reader, name, role) = try await openDelivered(file, in: trade, for: member)
        return DeliveredFile(reader, sha256: file, name: name, role: role)
    }
}
