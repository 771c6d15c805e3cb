import Evidence
import Market

extension Journal {
    private static let selectEntries: SQL =
        """
        SELECT e.position, e.header, e.hash FROM entries e JOIN streams s ON s.number = e.stream_number
        WHERE s.stream = $1 AND e.sequence >= $2 AND e.sequence < $3 ORDER BY e.sequence
        """
    private static let selectOpenings: SQL =
        """
        SELECT o.position, o.field, o.salt, o.value FROM openings o
        JOIN entries e ON e.position = o.position JOIN streams s ON s.number = e.stream_number
        WHERE s.stream = $1 AND e.sequence >= $2 AND e.sequence < $3
        """
    private static let selectEntryAt: SQL = "SELECT position, header, hash FROM entries WHERE position = $1"
    private static let selectOpeningsAt: SQL = "SELECT position, field, salt, value FROM openings WHERE position = $1"
    private static let selectHashes: SQL =
        "SELECT hash FROM entries WHERE position >= $1 AND position < $2 ORDER BY position"

    /// The entries of a stream, from one sequence up to but not with another, oldest first.
    package func entries(of stream: StreamName, from: Int64 = 0, upTo: Int64 = .max) throws -> [Entry] {
        let values: [SQLValue] = [.text(stream.text), .integer(from), .integer(upTo)]
        var openings: [Int64: [String: Opening]] = [:]
        try read(Self.selectOpenings, values, into: &openings)
        return try select(Self.selectEntries, values).map { raw in try raw.entry(openings[raw.position] ?? [:]) }
    }

    /// The entry at that place among all; nil if there is none.
    package func entry(at position: Int64) throws -> Entry? {
        try select(Self.selectEntryAt, [.integer(position)]).first.map { try withOpenings($0) }
    }

    /// The hashes of the entries of all streams, from one position up to but not with another, in order.
    package func hashes(from: Int64, upTo: Int64) throws -> [Hash] {
        try connection.rows(Self.selectHashes, [.integer(from), .integer(upTo)]) { try Hash.stored($0.bytes(0)) }
    }

    private func withOpenings(_ raw: RawEntry) throws -> Entry {
        var openings: [Int64: [String: Opening]] = [:]
        try read(Self.selectOpeningsAt, [.integer(raw.position)], into: &openings)
        return try raw.entry(openings[raw.position] ?? [:])
    }

    private func select(_ sql: SQL, _ values: [SQLValue]) throws -> [RawEntry] {
        try connection.rows(sql, values) { row in
            RawEntry(position: try row.int64(0), header: try row.bytes(1), hash: try Hash.stored(row.bytes(2)))
        }
    }

    private func read(_ sql: SQL, _ values: [SQLValue], into openings: inout [Int64: [String: Opening]]) throws {
        try connection.forEachRow(sql, values) { row in
            guard let opening = Opening(salt: try row.bytes(2), value: try row.bytes(3)) else {
                throw JournalFault.damaged("a stored salt has the wrong length")
            }
            openings[try row.int64(0), default: [:]][try row.text(1)] = opening
        }
    }
}

/// An entry as its row has it.
private struct RawEntry {
    let position: Int64
    let header: [UInt8]
    let hash: Hash

    /// Parses the header, and checks after the read what was true before the write: that these bytes have this hash.
    func entry(_ openings: [String: Opening]) throws -> Entry {
        let parsed: EntryHeader
        do {
            parsed = try EntryHeader(parsing: header)
        } catch {
            throw JournalFault.damaged("the entry at \(position) does not parse: \(error)")
        }
        guard parsed.entryHash == hash else {
            throw JournalFault.damaged("the entry at \(position) has another hash than the one stored with it")
        }
        return Entry(position: position, header: parsed, hash: hash, openings: openings)
    }
}
