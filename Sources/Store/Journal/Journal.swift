import Evidence
import Market

/// The append-only record of all case files. Nothing updates or deletes an entry; `JournalErasure` deletes values beside them.
package struct Journal {
    let connection: any Connection

    /// The journal as one transaction sees it.
    package init(_ connection: any Connection) { self.connection = connection }

    private static let selectHead: SQL =
        "SELECT number, sequence, head, time_ms FROM streams WHERE stream = $1"

    /// The newest entry of a stream; nil if the stream has none.
    package func head(of stream: StreamName) throws -> StreamHead? {
        try connection.row(Self.selectHead, [.text(stream.text)]) { row in
            StreamHead(
                number: try row.int64(0), sequence: try row.int64(1), hash: try hash(row.bytes(2)),
                time: Timestamp(ms: try row.int64(3)))
        }
    }

    private static let selectNextPosition: SQL = "SELECT coalesce(max(position) + 1, 0) FROM entries"
    private static let selectNextNumber: SQL = "SELECT coalesce(max(number) + 1, 0) FROM streams"

    /// How many entries there are, which is the next one's position.
    package func size() throws -> Int64 {
        try connection.row(Self.selectNextPosition, []) { try $0.int64(0) } ?? 0
    }

    private static let insertStream: SQL =
        "INSERT INTO streams (stream, number, sequence, head, time_ms) VALUES ($1, $2, $3, $4, $5)"
    private static let advanceStream: SQL =
        "UPDATE streams SET sequence = $3, head = $4, time_ms = $5 WHERE stream = $1 AND sequence = $2"
    private static let insertEntry: SQL =
        "INSERT INTO entries (position, stream_number, sequence, hash, header) VALUES ($1, $2, $3, $4, $5)"
    private static let insertOpening: SQL =
        "INSERT INTO openings (position, field, salt, value) VALUES ($1, $2, $3, $4)"

    /// Appends events to a stream after the head that was seen, all by one actor at one time.
    ///
    /// Throws: `JournalFault.headMoved` if the stream has grown since; nothing is kept then.
    package func append(
        _ events: [any CaseEvent], to stream: StreamName, after head: StreamHead?, by actor: String, at time: Timestamp,
        salt: () -> [UInt8]
    ) throws -> [Entry] {
        precondition(!events.isEmpty, "an append has at least one event")
        let number = try head?.number ?? connection.row(Self.selectNextNumber, []) { try $0.int64(0) } ?? 0
        var position = try size()
        var previous = head?.hash
        var sequence = (head?.sequence ?? -1) + 1
        var entries: [Entry] = []
        entries.reserveCapacity(events.count)
        for event in events {
            let encoded = try FactEncoder.encode(event.facts)
            var openings: [String: Opening] = [:]
            var commitments: [String: Hash] = [:]
            for (field, value) in encoded.sealed {
                guard let opening = Opening(salt: salt(), value: value) else {
                    preconditionFailure("a salt has \(Opening.saltBytes) bytes")
                }
                openings[field] = opening
                commitments[field] = Commitment.commit(opening, field: field)
            }
            let header = try EntryHeader(
                stream: stream.text, streamNumber: number, sequence: sequence, previous: previous, kind: event.kind,
                actor: actor, timeMs: time.ms, facts: encoded.facts, sealed: commitments)
            let entry = Entry(position: position, header: header, hash: header.entryHash, openings: openings)
            try insert(entry)
            entries.append(entry)
            previous = entry.hash
            position += 1
            sequence += 1
        }
        try advance(stream, from: head, to: entries)
        return entries
    }

    private func insert(_ entry: Entry) throws {
        try connection.run(
            Self.insertEntry,
            [
                .integer(entry.position), .integer(entry.header.streamNumber), .integer(entry.header.sequence),
                .bytes(entry.hash.bytes), .bytes(entry.header.canonicalBytes),
            ])
        for (field, opening) in entry.openings {
            try connection.run(
                Self.insertOpening,
                [.integer(entry.position), .text(field), .bytes(opening.salt), .bytes(opening.value)])
        }
    }

    private func advance(_ stream: StreamName, from head: StreamHead?, to entries: [Entry]) throws {
        guard let last = entries.last else { return }
        if let head {
            let changed = try connection.run(
                Self.advanceStream,
                [
                    .text(stream.text), .integer(head.sequence), .integer(last.header.sequence), .bytes(last.hash.bytes),
                    .integer(last.header.timeMs),
                ])
            guard changed == 1 else { throw JournalFault.headMoved(stream) }
        } else {
            try connection.run(
                Self.insertStream,
                [
                    .text(stream.text), .integer(last.header.streamNumber), .integer(last.header.sequence),
                    .bytes(last.hash.bytes), .integer(last.header.timeMs),
                ])
        }
    }

    private func hash(_ bytes: [UInt8]) throws -> Hash { try Hash.stored(bytes) }
}

/// What the journal refuses, or finds that must not be.
package enum JournalFault: Error, Hashable {
    /// Somebody else appended to the stream since its head was read.
    case headMoved(StreamName)
    /// A stored hash has not 32 bytes, or a stored header does not parse.
    case damaged(String)
    /// A value that was to be erased is gone already.
    case erasedAlready
}

extension Hash {
    /// A hash from the store. Throws: `JournalFault.damaged`.
    package static func stored(_ bytes: [UInt8]) throws -> Hash {
        guard let hash = Hash(bytes: bytes) else { throw JournalFault.damaged("a stored hash has \(bytes.count) bytes") }
        return hash
    }
}

extension Journal {
    /// Run first in every write transaction on PostgreSQL: one node at a time adds to the log, so positions have no gaps and
    /// are in the order of the commits.
    package static let lockLog: SQL = "SELECT id FROM log WHERE id = 1 FOR UPDATE"
}
