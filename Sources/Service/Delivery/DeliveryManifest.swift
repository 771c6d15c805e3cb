import Evidence
import Market

/// The list of what was delivered, for whose hash the buyer signs: plain text that a person can read and a tool can hash.
package enum DeliveryManifest {
    /// Files, here or by mail: one line a file, as `sha256sum -c` reads it: its SHA-256, two spaces, its name.
    package static func bytes(_ artefacts: [Artefact], names: [String]) -> [UInt8] {
        Array(zip(artefacts, names).map { "\($0.sha256)  \($1)\n" }.joined().utf8)
    }

    /// A secret: the hash of the document that holds it.
    static func secret(_ document: Digest) -> [UInt8] { Array("secret \(document)\n".utf8) }

    /// A repository: where it is, and its commit.
    static func repository(_ address: String, _ commit: String) -> [UInt8] {
        Array("repository \(address)\ncommit \(commit)\n".utf8)
    }

    /// A service: the hash of the report, and the criteria by which it is judged, numbered and each hashed, as they may hold
    /// line ends.
    static func service(_ report: String, _ criteria: [String]) -> [UInt8] {
        let lines = criteria.enumerated().map { "criterion \($0 + 1) \(Hash.sha256(Array($1.utf8)).hex)\n" }
        return Array(("report \(Hash.sha256(Array(report.utf8)).hex)\n" + lines.joined()).utf8)
    }

    /// The hash of a manifest.
    static func digest(_ bytes: [UInt8]) throws -> Digest { try Digest.stored(Hash.sha256(bytes).hex) }
}
