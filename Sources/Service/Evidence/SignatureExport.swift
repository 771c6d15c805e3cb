import Evidence
import Market
import Store

extension Marketplace {
    private static let selectFile: SQL = "SELECT bytes FROM signature_files WHERE sha256 = $1"
    private static let selectPosition: SQL = "SELECT position FROM v_passkeys WHERE credential = $1"

    /// The files with which the signatures of a trade can be checked, as they travel in its bundle.
    func signatureFiles(of entries: [TradeEntry]) async throws -> [BundleFile] {
        let named = entries.compactMap(\.event.passkey).flatMap { [$0.key, $0.authenticatorData, $0.clientData, $0.signature] }
        guard !named.isEmpty else { return [] }
        let found = try await database.read { connection in
            try Set(named).compactMap { name in
                try connection.row(Self.selectFile, [.text(name.rawValue)]) { try $0.bytes(0) }
            }
        }
        return found.map { BundleFile($0) }
    }

    /// The entries with which the members who signed had registered their keys, in the order of the log. What a member calls
    /// its key is not shown to the other.
    func passkeyEntries(of entries: [TradeEntry]) async throws -> [Entry] {
        let credentials = Set(entries.compactMap(\.event.passkey).map(\.credential))
        guard !credentials.isEmpty else { return [] }
        return try await database.read { connection in
            let found = try credentials.map { credential in
                guard let position = try connection.row(Self.selectPosition, [.text(credential)], { try $0.int64(0) }),
                    let entry = try Journal(connection).entry(at: position)
                else { throw JournalFault.damaged("the key \(credential) has no entry") }
                return Entry(position: entry.position, header: entry.header, hash: entry.hash, openings: [:])
            }
            return found.sorted { $0.position < $1.position }
        }
    }
}
