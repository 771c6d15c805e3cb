import Evidence
import Market

/// For each whole stretch of a conversation the map of what was said in it.
///
/// A map is written when its stretch is full, so posting costs nothing until then, and again when words of the stretch are
/// erased, so none outlives its erasure. The newest entries, which fill no stretch yet, have none and are read.
struct SaidIndex {
    private let connection: any Connection

    /// Entries of one stretch.
    static let span: Int64 = 256

    /// The index behind that connection.
    init(_ connection: any Connection) { self.connection = connection }

    private static let upsert: SQL =
        """
        INSERT INTO v_said (trade, stretch, letters) VALUES ($1, $2, $3)
        ON CONFLICT (trade, stretch) DO UPDATE SET letters = excluded.letters
        """

    /// Writes the maps that one entry fills or empties.
    func project(_ change: Change<Trade>) throws {
        let count = change.entry.header.sequence + 1
        var stretches: Set<Int64> = []
        var gone: [Int64: Set<String>] = [:]
        if count % Self.span == 0 { stretches.insert(count / Self.span - 1) }
        if case .erased(let facts) = change.event {
            // The values themselves go after this, in the same transaction.
            for values in facts.values {
                gone[values.sequence, default: []].formUnion(values.fields)
                let stretch = values.sequence / Self.span
                if (stretch + 1) * Self.span <= count { stretches.insert(stretch) }
            }
        }
        for stretch in stretches.sorted() {
            var map = SaidMap()
            let entries = stretch * Self.span..<(stretch + 1) * Self.span
            try SaidValues(connection).forEach(of: change.entry.header.stream, in: entries) { said in
                if gone[said.sequence]?.contains(said.field) != true { map.insert(said.bytes) }
            }
            try connection.run(Self.upsert, [.text(change.identifier), .integer(stretch), .bytes(map.bytes)])
        }
    }

    private static let select: SQL = "SELECT stretch, letters FROM v_said WHERE trade = $1 AND stretch >= $2 AND stretch < $3"

    /// Those of these stretches in which nothing that is looked for can stand. `words` has for each word the bits of each form.
    func empty(of trade: TradeID, in stretches: Range<Int64>, words: [[[Int]]]) throws -> Set<Int64> {
        var empty: Set<Int64> = []
        let values: [SQLValue] = [.text(trade.rawValue), .integer(stretches.lowerBound), .integer(stretches.upperBound)]
        try connection.forEachRow(Self.select, values) { row in
            let map = SaidMap(stored: try row.bytes(1))
            if !words.allSatisfy({ forms in forms.contains(where: map.holds) }) { empty.insert(try row.int64(0)) }
        }
        return empty
    }
}

/// The words that people wrote in a trade, as they are stored beside its entries.
struct SaidValues {
    private let connection: any Connection

    /// Reads by that connection.
    init(_ connection: any Connection) { self.connection = connection }

    /// One value: of which entry, under which name, and its bytes.
    typealias Value = (sequence: Int64, field: String, bytes: [UInt8])

    // The empty text keeps the index from being asked once for each field: one look finds all openings of an entry.
    private static let select: SQL =
        """
        SELECT e.sequence, o.field, o.value FROM streams s JOIN entries e ON e.stream_number = s.number
        JOIN openings o ON o.position = e.position
        WHERE s.stream = $1 AND e.sequence >= $2 AND e.sequence < $3
            AND (o.field || '') IN ('text', 'names', 'name', 'note', 'mail', 'reason', 'statement', 'report')
        ORDER BY e.sequence DESC
        """

    /// Hands each of them to `body`, those of the newest entry first.
    func forEach(of stream: String, in entries: Range<Int64>, _ body: (Value) throws -> Void) throws {
        let values: [SQLValue] = [.text(stream), .integer(entries.lowerBound), .integer(entries.upperBound)]
        try connection.forEachRow(Self.select, values) { row in
            try body((try row.int64(0), try row.text(1), try row.bytes(2)))
        }
    }
}
