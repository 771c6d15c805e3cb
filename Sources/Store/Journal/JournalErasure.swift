import Evidence
import Market

/// The one thing that ever leaves the journal: a value with its salt. Entries stay as they are.
///
/// Source: DESIGN.md, section 5; PIPL 47.
extension Journal {
    private static let deleteOpening: SQL =
        """
        DELETE FROM openings WHERE field = $3 AND position IN
            (SELECT e.position FROM entries e JOIN streams s ON s.number = e.stream_number
            WHERE s.stream = $1 AND e.sequence = $2)
        """

    /// Deletes the values that `erased` names from the entries of a stream, all of them or none.
    ///
    /// Throws: `JournalFault.erasedAlready` where one of them is gone, as when another node was faster.
    package func erase(_ erased: Erased, from stream: StreamName) throws {
        for values in erased.values {
            for field in values.fields {
                let gone = try connection.run(
                    Self.deleteOpening, [.text(stream.text), .integer(values.sequence), .text(field)])
                guard gone == 1 else { throw JournalFault.erasedAlready }
            }
        }
    }
}
