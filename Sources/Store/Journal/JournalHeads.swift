import Evidence
import Market

extension Journal {
    private static let selectHeads: SQL =
        "SELECT stream, number, sequence, head FROM streams WHERE stream <> $1 ORDER BY number"
    private static let selectChangedHeads: SQL =
        """
        SELECT stream, number, sequence, head FROM streams WHERE stream <> $1 AND number IN
            (SELECT stream_number FROM entries WHERE position >= $2)
        """

    /// Hands over the newest entry of every stream but one, in the order of their numbers.
    package func forEachHead(except stream: StreamName, _ body: (HeadLeaf) throws -> Void) throws {
        try connection.forEachRow(Self.selectHeads, [.text(stream.text)]) { row in try body(leaf(row)) }
    }

    /// The newest entries of the streams that grew from that position on, but one.
    package func heads(changedFrom position: Int64, except stream: StreamName) throws -> [HeadLeaf] {
        try connection.rows(Self.selectChangedHeads, [.text(stream.text), .integer(position)], leaf)
    }

    private func leaf(_ row: Row) throws -> HeadLeaf {
        let leaf = HeadLeaf(
            stream: try row.text(0), streamNumber: try row.int64(1), sequence: try row.int64(2),
            entryHash: try Hash.stored(row.bytes(3)))
        guard let leaf else { throw JournalFault.damaged("a stream's row has a name or number out of bounds") }
        return leaf
    }
}
