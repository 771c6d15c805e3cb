/// Somebody opens an account.
package struct RegisterMember: Command {
    package typealias State = Member
    package typealias Refused = RegisterMemberRefusal

    /// What the member signs in with.
    package let handle: String
    /// What others see.
    package let displayName: String
    /// Whether another member has that handle.
    package let isHandleTaken: Bool

    package init(handle: String, displayName: String, isHandleTaken: Bool) {
        self.handle = handle
        self.displayName = displayName
        self.isHandleTaken = isHandleTaken
    }

    /// The bounds of a handle, in characters.
    package static let handleCharacters = 3...32
    /// The bounds of a display name, in characters.
    package static let displayNameCharacters = 1...32

    package func decide(
        by actor: Actor, at time: Timestamp, in member: Member
    ) throws(RegisterMemberRefusal) -> [MemberEvent] {
        guard !member.isRegistered else { throw .alreadyRegistered }
        guard Self.handleCharacters.contains(handle.count), handle.utf8.allSatisfy(\.isHandleByte) else {
            throw .handleMalformed
        }
        guard !isHandleTaken else { throw .handleTaken }
        guard Self.isDisplayName(displayName) else { throw .displayNameMalformed }
        return [.memberRegistered(MemberRegistered(handle: Sealed(handle), displayName: Sealed(displayName)))]
    }

    /// Whether a member can be called that: long enough, seen by readers, and not turning the text around it.
    static func isDisplayName(_ name: String) -> Bool {
        displayNameCharacters.contains(name.unicodeScalars.count) && name.unicodeScalars.contains(where: \.isSeen)
            && !name.unicodeScalars.contains(where: \.isMisleading)
    }
}

extension Unicode.Scalar {
    /// Something that a reader sees. A name of nothing else could not be told from another.
    fileprivate var isSeen: Bool { !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint }

    /// What breaks a line, or turns the text around it so that a name reads as another.
    ///
    /// Source: Unicode Technical Report 36, section 2.
    fileprivate var isMisleading: Bool { properties.generalCategory == .control || properties.isBidiControl }
}

extension UInt8 {
    /// Lower-case letters, digits, and `-`, `_`, `.`.
    fileprivate var isHandleByte: Bool {
        (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == 0x2D || self == 0x5F || self == 0x2E
    }
}

/// Why an account is not opened.
package enum RegisterMemberRefusal: String, Refusal {
    case alreadyRegistered, handleMalformed, handleTaken, displayNameMalformed

    package var code: String { rawValue }
}

/// The account stands. Both names are personal data and can be erased.
package struct MemberRegistered: Equatable, Sendable, Codable {
    /// What the member signs in with.
    package let handle: Sealed<String>
    /// What others see.
    package let displayName: Sealed<String>
}
