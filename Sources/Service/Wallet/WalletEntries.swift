import Evidence
import Ledger
import Market
import Store

/// One entry of a wallet, with what proves it.
package struct WalletEntry: Sendable {
    /// Its place in the wallet's stream.
    package let sequence: Int64
    /// Its kind.
    package let kind: String
    /// When it was made.
    package let at: Timestamp
    /// Its place among all entries.
    package let position: Int64
    /// Its hash, in hexadecimal.
    package let hash: String
    /// The exact text of its header.
    package let headerText: String
    /// The sealed values that are there, by name.
    package let opened: [(field: String, text: String)]
    /// The proof that it is in the log.
    package let proof: String
}

extension Marketplace {
    /// One entry of a member's own wallet. Throws: `NotFound`.
    package func walletEntry(_ sequence: Int64, of member: MemberID) async throws -> WalletEntry {
        let entry = try await database.read { connection in
            try Journal(connection).entries(of: .wallet(member), from: sequence).first
        }
        guard let entry, entry.header.sequence == sequence else { throw NotFound() }
        let sealed = try await notary.sealed(covering: entry.position)
        guard let inclusion = try await proofs([entry.position], in: sealed)[entry.position], let note = sealed.note,
            let proof = TLogProof(index: inclusion.index, path: inclusion.path, note: note)
        else { throw NotFound() }
        return WalletEntry(
            sequence: sequence, kind: entry.header.kind, at: entry.time, position: entry.position, hash: entry.hash.hex,
            headerText: String(decoding: entry.header.canonicalBytes, as: UTF8.self),
            opened: entry.openings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text ?? "") },
            proof: proof.encoded)
    }

    /// What was released to a seller by that entry of a trade. Throws: `NotFound`.
    package func release(_ sequence: Int64, in trade: TradeID, to seller: MemberID) async throws -> (
        facts: HoldReleased, at: Timestamp
    ) {
        let entries = try await entries(of: trade, for: seller, from: sequence, upTo: sequence + 1)
        guard let entry = entries.first, case .holdReleased(let facts) = entry.event, facts.seller == seller else {
            throw NotFound()
        }
        return (facts, entry.at)
    }
}
