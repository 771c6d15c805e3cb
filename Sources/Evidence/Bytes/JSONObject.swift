extension JSON {
    /// The members of a JSON object: unique names, always in canonical order.
    public struct Object: Sendable {
        /// One name and its value.
        public struct Member: Sendable, Equatable {
            /// The name, unique within the object.
            public let name: String
            /// The value.
            public let value: JSON

            /// Pairs a name with a value.
            public init(name: String, value: JSON) {
                self.name = name
                self.value = value
            }

            /// Equal in the name's code points and in the value.
            public static func == (left: Member, right: Member) -> Bool {
                left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
            }
        }

        /// The members, ordered by the UTF-16 code units of their names. Source: RFC 8785 section 3.2.3.
        public private(set) var members: [Member]

        /// An object without members.
        public init() { members = [] }

        /// Sorts the members; nil if a name comes twice.
        public init?(_ members: [Member]) {
            var isSorted = true
            for index in members.indices.dropFirst() where isSorted {
                isSorted = utf16Precedes(members[index - 1].name, members[index].name)
            }
            if isSorted {
                self.members = members
                return
            }
            let sorted = members.sorted { utf16Precedes($0.name, $1.name) }
            for index in sorted.indices.dropFirst()
            where sorted[index - 1].name.utf8.elementsEqual(sorted[index].name.utf8) {
                return nil
            }
            self.members = sorted
        }

        init(literal elements: [(String, JSON)]) {
            guard let object = Object(elements.map { Member(name: $0.0, value: $0.1) }) else {
                preconditionFailure("a name comes twice in an object literal")
            }
            self = object
        }

        /// The count of members.
        public var count: Int { members.count }

        /// Whether there are no members.
        public var isEmpty: Bool { members.isEmpty }

        /// The names, in canonical order.
        public var names: [String] { members.map(\.name) }

        /// The value of that name; setting nil removes the member.
        public subscript(name: String) -> JSON? {
            get {
                let index = index(of: name)
                return isMember(at: index, named: name) ? members[index].value : nil
            }
            set {
                let index = index(of: name)
                let exists = isMember(at: index, named: name)
                switch (newValue, exists) {
                case (let value?, true): members[index] = Member(name: name, value: value)
                case (let value?, false): members.insert(Member(name: name, value: value), at: index)
                case (nil, true): members.remove(at: index)
                case (nil, false): break
                }
            }
        }

        /// The place of the first member whose name is not before the given one.
        private func index(of name: String) -> Int {
            var (low, high) = (0, members.count)
            while low < high {
                let middle = (low + high) / 2
                if utf16Precedes(members[middle].name, name) { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private func isMember(at index: Int, named name: String) -> Bool {
            index < members.count && members[index].name.utf8.elementsEqual(name.utf8)
        }
    }
}

extension JSON.Object: Equatable, ExpressibleByDictionaryLiteral {
    /// Writes names and values; a name given twice is a bug.
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(literal: elements) }
}

/// Whether the UTF-16 code units of the left text come before those of the right one.
///
/// UTF-8 bytes order texts by code point. UTF-16 differs only in that the surrogates of U+10000 and above (lead bytes
/// F0...F4) come before U+E000...U+FFFF (lead bytes EE and EF); at the first difference both bytes are of the same kind.
func utf16Precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in
        right.withUTF8 { right in
            let common = min(left.count, right.count)
            guard let place = (0..<common).first(where: { left[$0] != right[$0] }) else { return left.count < right.count }
            let (leftByte, rightByte) = (left[place], right[place])
            if leftByte >= 0xF0 && (rightByte == 0xEE || rightByte == 0xEF) { return true }
            if rightByte >= 0xF0 && (leftByte == 0xEE || leftByte == 0xEF) { return false }
            return leftByte < rightByte
        }
    }
}
