import Market

/// What checks who members are: people at the desk, or a provider that is asked.
///
/// Documents are kept under lock before it is asked. What it answers is entered as what it is: a provider's word under the
/// provider's name, and people's word under theirs.
package protocol IdentityCheck: Sendable {
    /// The name of the way, which entries and pages say.
    var method: String { get }
    /// The kinds of papers it can check.
    var papers: Set<IdentityPaper> { get }
    /// Asks about papers that were handed in; never before they are entered.
    func ask(_ request: IdentityRequest) async throws -> IdentityAnswer
}

/// What is asked.
package struct IdentityRequest: Sendable {
    /// Whose identity it is.
    package let member: MemberID
    /// The request's number.
    package let number: Int
    /// What kind of paper it is.
    package let paper: IdentityPaper
    /// The name on it.
    package let name: String
    /// The papers themselves.
    package let documents: [IdentityDocument]
}

/// What is answered.
package enum IdentityAnswer: Sendable, Equatable {
    /// People look at it, at the desk.
    case waitsForStaff
}

/// The one way that needs no provider: one of the staff looks at the documents and decides.
package struct ManualReview: IdentityCheck {
    package let method = "manual"
    package let papers = Set(IdentityPaper.allCases)

    package init() {}

    package func ask(_ request: IdentityRequest) async throws -> IdentityAnswer { .waitsForStaff }
}

/// A document as it was handed in.
package struct IdentityDocument: Sendable, Equatable {
    /// What it is, told from its first bytes.
    package enum Kind: String, Sendable {
        case jpeg = "image/jpeg"
        case png = "image/png"
        case pdf = "application/pdf"
    }

    /// What it is.
    package let kind: Kind
    /// Its bytes.
    package let bytes: [UInt8]

    /// The largest one, in bytes: 5 MiB.
    package static let bytesMax: Int64 = 5 << 20

    /// Throws: `IdentityRefusal.documentTooLarge`, `IdentityRefusal.documentKind`.
    package init(_ bytes: [UInt8]) throws(IdentityRefusal) {
        guard bytes.count <= Int(Self.bytesMax) else { throw .documentTooLarge(bytesMax: Self.bytesMax) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            kind = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            kind = .png
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            kind = .pdf
        } else {
            throw .documentKind
        }
        self.bytes = bytes
    }
}
