/// A JSON value as a request brought it. Numbers that are no whole number of 64 bits stay what they were: text.
package indirect enum JSONBody: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A number with a fraction or an exponent.
    case number(Double)
    case string(String)
    case array([JSONBody])
    /// Members in the order of the text; names are unique.
    case object([Member])

    /// A name and its value.
    package struct Member: Sendable, Equatable {
        /// The member's name.
        package let name: String
        /// The member's value.
        package let value: JSONBody

        /// A member.
        package init(name: String, value: JSONBody) {
            self.name = name
            self.value = value
        }
    }

    /// The member of a name, if this is an object that has it.
    package subscript(name: String) -> JSONBody? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

/// Why the bytes of a body were not taken as JSON.
package struct JSONUnreadable: Error, Sendable, Equatable {
    /// Where in the body, in bytes from its start.
    package let offsetBytes: Int
    /// What was found there, in a few English words.
    package let reason: String

    /// A place and a reason.
    package init(offsetBytes: Int, reason: String) {
        self.offsetBytes = offsetBytes
        self.reason = reason
    }
}

/// Reads the bytes of a body strictly: valid UTF-8, no member twice, nothing after the value, bounded depth.
///
/// The parser itself belongs to the wall `Evidence`, which this wall does not see; whoever wires the program gives it.
/// - Throws: `JSONUnreadable`.
package typealias JSONReader = @Sendable ([UInt8]) throws(JSONUnreadable) -> JSONBody
