import Market
import Store

extension Marketplace {
    private static let selectListing: SQL = "SELECT listing FROM listings_of_files WHERE sha256 = $1"
    private static let insertListing: SQL =
        "INSERT INTO listings_of_files (sha256, listing) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING"
    /// The largest artefact whose files are listed, in bytes: whoever looks at the locker first waits for it.
    private static let listedBytesMax: Int64 = 256 << 20
    /// How long listing may take, in milliseconds.
    private static let listingWallMs: Int64 = 20_000

    /// The hashes of the files in an artefact, by path: read once in the confined process, and kept by the hash of the bytes. Nil where
    /// it cannot be read, is too large, or nothing reads artefacts.
    func fileList(of artefact: Artefact) async throws -> [String: String]? {
        guard let program = settings.inspector, artefact.bytes <= Self.listedBytesMax, let name = BlobName(artefact.sha256.rawValue)
        else { return nil }
        let kept = try await database.read { connection in
            try connection.row(Self.selectListing, [.text(artefact.sha256.rawValue)]) { row in
                try row.bytesOrNil(0)
            }
        }
        if let kept { return kept.map(Self.files) }
        let ended = try await program.run(
            ["inspect", "--listing"], on: try await blobs.handOver(name), wallMs: Self.listingWallMs,
            outputBytesMax: Inspected.Limits.listingBytesMax)
        let listing = ended.way == .exited(0) ? ended.output : nil
        try await database.write { connection in
            try connection.run(Self.insertListing, [.text(artefact.sha256.rawValue), .bytes(orNull: listing)])
        }
        return listing.map(Self.files)
    }

    /// Reads such a list: 64 digits, a path, a zero byte, and so on. What is not of that form is left out.
    private static func files(in listing: [UInt8]) -> [String: String] {
        var files: [String: String] = [:]
        for line in listing.split(separator: 0) where line.count > 64 {
            files[String(decoding: line.dropFirst(64), as: UTF8.self)] = String(decoding: line.prefix(64), as: UTF8.self)
        }
        return files
    }
}
