import Evidence
import Market

/// One entry as it stands in the journal.
package struct Entry: Sendable {
    /// The place among the entries of all streams, from 0: its leaf in the log.
    package let position: Int64
    /// What it says, as far as it is public.
    package let header: EntryHeader
    /// The hash of the header's bytes, which the next entry refers to.
    package let hash: Hash
    /// What is still open of its sealed fields, by field.
    package let openings: [String: Opening]

    /// Puts the parts of an entry together.
    package init(position: Int64, header: EntryHeader, hash: Hash, openings: [String: Opening]) {
        self.position = position
        self.header = header
        self.hash = hash
        self.openings = openings
    }

    /// When it was made.
    package var time: Timestamp { Timestamp(ms: header.timeMs) }

    /// Reads the event. Throws: `DecodingError` where the entry is of another kind of stream.
    package func event<Event: CaseEvent>(as type: Event.Type) throws -> Event {
        try Event(
            kind: header.kind,
            from: FactDecoder.decoder(facts: header.facts, openings: openings.mapValues(\.value)))
    }
}

/// The newest entry of a stream: what the next one must continue.
package struct StreamHead: Hashable, Sendable {
    /// The stream's number among all streams, from 0.
    package let number: Int64
    /// The newest entry's place in the stream, from 0.
    package let sequence: Int64
    /// The hash of that entry.
    package let hash: Hash
    /// The time of that entry.
    package let time: Timestamp

    /// Describes a newest entry.
    package init(number: Int64, sequence: Int64, hash: Hash, time: Timestamp) {
        self.number = number
        self.sequence = sequence
        self.hash = hash
        self.time = time
    }
}
