extension JSON {
    /// How much a reader takes before it refuses.
    public struct Limits: Sendable, Equatable {
        /// The longest text, in bytes.
        public var bytesMax: Int
        /// The deepest nesting of arrays and objects; 1 allows `[]` but not `[[]]`.
        public var depthMax: Int
        /// The most values of any kind in the text, members of objects and elements of arrays included.
        public var valuesMax: Int

        /// 1 MiB, 32 levels and 100,000 values, unless told otherwise.
        public init(bytesMax: Int = 1_048_576, depthMax: Int = 32, valuesMax: Int = 100_000) {
            self.bytesMax = bytesMax
            self.depthMax = depthMax
            self.valuesMax = valuesMax
        }

        /// 1 MiB, 32 levels and 100,000 values.
        public static let `default` = Limits()
    }

    /// Why a text was refused, and where.
    public struct ParseError: Error, Hashable {
        /// The count of bytes before the fault.
        public let offset: Int
        /// What is wrong there.
        public let reason: Reason

        /// Names a fault and its place.
        public init(offset: Int, reason: Reason) {
            self.offset = offset
            self.reason = reason
        }

        /// What can be wrong with a JSON text.
        public enum Reason: String, Sendable {
            /// The text is longer than `Limits.bytesMax`.
            case tooLong
            /// Arrays and objects are nested deeper than `Limits.depthMax`.
            case tooDeep
            /// There are more values than `Limits.valuesMax`.
            case tooManyValues
            /// The text ends within a value.
            case unexpectedEnd
            /// A byte that cannot stand here.
            case unexpectedByte
            /// Something follows the value.
            case trailingData
            /// A string has a raw control character.
            case controlCharacter
            /// A backslash is followed by something that is no escape.
            case badEscape
            /// A string is not valid UTF-8.
            case invalidUTF8
            /// An escape stands for half of a surrogate pair.
            case loneSurrogate
            /// A string has a code point that is reserved for no character, such as U+FFFF.
            case noncharacter
            /// An object has a name twice.
            case duplicateName
            /// A number is written with a leading zero, or lacks digits.
            case badNumber
            /// A whole number beyond 2^53 - 1, which readers would round.
            case numberNotExact
            /// A number too large for a double.
            case numberNotFinite
        }
    }
}
