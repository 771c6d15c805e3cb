import Evidence

/// A JSON value as a request brought it, read by the strict parser that also reads the evidence.
package indirect enum RequestJSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([RequestJSON])
    case object([(name: String, value: RequestJSON)])

    /// Why the bytes are no such value, and after how many bytes that shows.
    package struct Unreadable: Error, Equatable {
        /// Where it is, in bytes from the beginning.
        package let offsetBytes: Int
        /// What is wrong there.
        package let reason: String
    }

    /// Reads the bytes of a body, of at most `bytesMax`. Throws: `Unreadable`.
    package init(parsing bytes: [UInt8], bytesMax: Int = 1 << 20) throws(Unreadable) {
        do {
            self.init(try JSON(parsing: bytes, limits: JSON.Limits(bytesMax: bytesMax)))
        } catch {
            throw Unreadable(offsetBytes: error.offset, reason: error.reason.rawValue)
        }
    }

    private init(_ json: JSON) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let values): .array(values.map(RequestJSON.init))
            case .object(let object): .object(object.members.map { ($0.name, RequestJSON($0.value)) })
            }
    }
}
