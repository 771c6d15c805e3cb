import Evidence
import Foundation
import Payments
import Service

/// The secret keys of one installation, each in a file that only its owner can read; made where they are missing.
struct KeyFiles {
    private let folder: URL

    init(folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The keys that sign checkpoints, and receipts and bundles, and the key of the secrets.
    func server(origin: String) throws -> ServerKeys {
        guard let fresh = ServerKeys(origin: origin, chance: .system) else { throw KeyFault.badOrigin(origin) }
        let log = try kept("log.key", fresh: fresh.log.encodedSecret)
        let record = try kept("record.key", fresh: fresh.record.encodedSecret)
        guard let logKey = SignerKey(encodedSecret: log), let recordKey = SignerKey(encodedSecret: record) else {
            throw KeyFault.damaged(folder.path)
        }
        guard logKey.name == origin else { throw KeyFault.otherOrigin(logKey.name, origin) }
        guard let vault = VaultKey(hex: try kept("vault.key", fresh: VaultKey(chance: .system).hex)) else {
            throw KeyFault.damaged(folder.path)
        }
        return ServerKeys(log: logKey, record: recordKey, vault: vault)
    }

    /// The keys of the shop and of the bank with play money.
    func sandbox() throws -> SandboxKeys {
        let fresh = SandboxKeys.generate()
        guard let merchant = SigningKey(hex: try kept("sandbox-merchant.key", fresh: fresh.merchant.hex)),
            let bank = SigningKey(hex: try kept("sandbox-bank.key", fresh: fresh.bank.hex))
        else { throw KeyFault.damaged(folder.path) }
        return SandboxKeys(merchant: merchant, bank: bank)
    }

    private func kept(_ name: String, fresh: String) throws -> String {
        let file = folder.appending(path: name)
        if FileManager.default.fileExists(atPath: file.path) {
            return try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let isMade = FileManager.default.createFile(
            atPath: file.path, contents: Data((fresh + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw KeyFault.unwritable(file.path) }
        return fresh
    }
}

/// Why there are no keys.
enum KeyFault: Error, CustomStringConvertible {
    case badOrigin(String)
    case otherOrigin(String, String)
    case damaged(String)
    case unwritable(String)

    var description: String {
        switch self {
        case .badOrigin(let origin): "\(origin) cannot name a log: use a host and a path without spaces and plus signs"
        case .otherOrigin(let kept, let asked): "the keys here are those of \(kept), not of \(asked)"
        case .damaged(let folder): "a key file in \(folder) cannot be read"
        case .unwritable(let file): "\(file) cannot be written"
        }
    }
}
