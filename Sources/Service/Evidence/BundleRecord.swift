import Evidence
import Market
import Store

/// What the store holds of a trade for its bundle, read in one go.
struct BundleRecord: Sendable {
    /// The trade's entries, as far as the reader may see them.
    let entries: [TradeEntry]
    /// The entries that published what is traded: first what the trade is about, then what it was about before.
    let revisions: [Entry]
    /// The entry that drew up the deal from which the trade came; nil where it came from none.
    let deal: Entry?
    /// The entries with which the members who signed had registered their keys, in the order of the log. What a member calls
    /// its key is not shown to the other.
    let passkeys: [Entry]
    /// The files with which the signatures can be checked.
    let signatureFiles: [[UInt8]]
    /// What the parties are called now.
    let names: [Side: String]

    /// Throws: `JournalFault.damaged`, `StoreFailure`.
    init(of reading: TradeReading, _ connection: any Connection) throws {
        let journal = Journal(connection)
        entries = try journal.entries(of: .trade(reading.id)).map(reading.disclose)
        var revisions = [try Self.revision(reading.opening.revision, connection)]
        var pinned = entries.compactMap { item in
            if case .revisionPinned(let facts) = item.event { facts.revision } else { nil }
        }
        if let first = reading.trade.openedRevision, first != reading.opening.revision { pinned.insert(first, at: 0) }
        for reference in pinned {
            let entry = try Self.revision(reference, connection)
            if !revisions.contains(where: { $0.position == entry.position }) { revisions.append(entry) }
        }
        self.revisions = revisions
        deal = try reading.opening.deal.map { try Self.deal($0, journal) }
        let signatures = entries.compactMap(\.event.passkey)
        passkeys = try Self.passkeys(Set(signatures.map(\.credential)), connection)
        let files = signatures.flatMap { [$0.key, $0.authenticatorData, $0.clientData, $0.signature] }
        signatureFiles = try Set(files).compactMap { name in
            try connection.row(Self.selectFile, [.text(name.rawValue)]) { try $0.bytes(0) }
        }
        names = try Self.names(of: reading.opening, connection)
    }

    /// The entries of other streams to which the trade's entries point, in the order in which the bundle numbers them.
    var references: [Entry] { revisions + (deal.map { [$0] } ?? []) + passkeys }

    /// The number of the deal's entry among the references; nil where the trade came from no deal.
    var dealNumber: Int? { deal == nil ? nil : revisions.count }

    private static let selectRevision: SQL = "SELECT position FROM v_revisions WHERE listing = $1 AND number = $2"
    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"
    private static let selectFile: SQL = "SELECT bytes FROM signature_files WHERE sha256 = $1"
    private static let selectPosition: SQL = "SELECT position FROM v_passkeys WHERE credential = $1"

    private static func revision(_ revision: RevisionReference, _ connection: any Connection) throws -> Entry {
        let values: [SQLValue] = [.text(revision.listing.rawValue), .integer(Int64(revision.number))]
        let position = try connection.row(selectRevision, values) { try $0.int64(0) }
        guard let position, let entry = try Journal(connection).entry(at: position) else {
            throw JournalFault.damaged("revision \(revision.number) of \(revision.listing) has no entry")
        }
        return entry
    }

    private static func deal(_ reference: DealReference, _ journal: Journal) throws -> Entry {
        guard let entry = try journal.entries(of: .deal(reference.deal), upTo: 1).first,
            entry.hash.hex == reference.entry.rawValue
        else { throw JournalFault.damaged("the deal \(reference.deal) has not the entry that its trade names") }
        return entry
    }

    private static func passkeys(_ credentials: Set<String>, _ connection: any Connection) throws -> [Entry] {
        let found = try credentials.map { credential in
            guard let position = try connection.row(selectPosition, [.text(credential)], { try $0.int64(0) }),
                let entry = try Journal(connection).entry(at: position)
            else { throw JournalFault.damaged("the key \(credential) has no entry") }
            return Entry(position: entry.position, header: entry.header, hash: entry.hash, openings: [:])
        }
        return found.sorted { $0.position < $1.position }
    }

    private static func names(of opening: EnquiryOpened, _ connection: any Connection) throws -> [Side: String] {
        var names: [Side: String] = [:]
        for (side, member) in [(Side.buyer, opening.buyer), (.seller, opening.seller)] {
            names[side] = try connection.row(selectName, [.text(member.rawValue)]) { try $0.textOrNil(0) } ?? nil
        }
        return names
    }
}
