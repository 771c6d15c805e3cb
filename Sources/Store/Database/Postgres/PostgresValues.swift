import CPostgres

/// Values laid out for libpq: every one in PostgreSQL's binary format, with its declared type.
///
/// The types are declared, not inferred, so that `SELECT $1` means on PostgreSQL what it means on SQLite. Only a null is left
/// to inference.
struct PostgresValues {
    let types: [Oid]
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var storage: [UInt8] = []

    init(_ values: [SQLValue], for sql: SQL) throws(StoreFailure) {
        guard values.count == sql.valueCount else {
            throw .wrongValueCount(wanted: sql.valueCount, given: values.count, sql: sql.text)
        }
        types = values.map(Self.type)
        starts.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        for value in values {
            let start = storage.count
            switch value {
            case .null:
                starts.append(nil)
                lengths.append(0)
                continue
            case .integer(let integer):
                withUnsafeBytes(of: integer.bigEndian) { storage.append(contentsOf: $0) }
            case .bool(let bool):
                storage.append(bool ? 1 : 0)
            case .text(let text):
                guard !text.utf8.contains(0) else { throw .textWithNUL(sql: sql.text) }
                storage.append(contentsOf: text.utf8)
            case .bytes(let bytes):
                storage.append(contentsOf: bytes)
            }
            guard let length = Int32(exactly: storage.count - start) else {
                throw .statementFailed(code: "", message: "a value is longer than 2 GiB", sql: sql.text)
            }
            starts.append(start)
            lengths.append(length)
        }
        // So that even a lone empty value has an address: libpq takes a null pointer for NULL.
        storage.append(0)
    }

    private static func type(of value: SQLValue) -> Oid {
        switch value {
        case .null: PostgresType.unknown
        case .integer: PostgresType.int8
        case .text: PostgresType.text
        case .bytes: PostgresType.bytes
        case .bool: PostgresType.bool
        }
    }

    /// Calls `body` with what libpq's functions take: count, values, lengths, formats.
    func withPointers<T>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> T
    ) rethrows -> T {
        try storage.withUnsafeBytes { bytes in
            let characters = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            let values = starts.map { start in
                start.flatMap { offset in characters.map { $0 + offset } }
            }
            return try body(Int32(types.count), values, lengths, Array(repeating: 1, count: types.count))
        }
    }
}
