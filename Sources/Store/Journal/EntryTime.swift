import Evidence

/// The time of an entry, for lists that need nothing else of it.
package enum EntryTime {
    /// Milliseconds since 1970. Throws: `JournalFault.damaged`.
    package static func ms(ofHeader bytes: [UInt8]) throws -> Int64 {
        do {
            return try EntryHeader(parsing: bytes).timeMs
        } catch {
            throw JournalFault.damaged("a stored header does not parse: \(error)")
        }
    }
}
