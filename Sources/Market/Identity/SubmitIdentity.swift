/// A member hands in documents that say who the member is. The documents are kept under lock beside the entry, which holds their
/// hashes only.
///
/// Source: 电子商务法 27 (a platform checks who its sellers are); 个人信息保护法 6, 28 (no more than is needed, and guarded).
package struct SubmitIdentity: Command {
    package typealias State = Identity
    package typealias Refused = IdentityRefusal

    /// Whose identity it is.
    package let owner: MemberID
    /// What kind of paper it is.
    package let paper: IdentityPaper
    /// The name on it.
    package let name: String
    /// The hashes of the documents as they are kept.
    package let documents: [Digest]
    /// Who checks, by the name of the way.
    package let method: String

    package init(owner: MemberID, paper: IdentityPaper, name: String, documents: [Digest], method: String) {
        self.owner = owner
        self.paper = paper
        self.name = name
        self.documents = documents
        self.method = method
    }

    /// The bounds of the name, in characters.
    package static let nameCharacters = 1...64
    /// The bounds of how many documents are handed in.
    package static let documentsCount = 1...4

    package func decide(by actor: Actor, at time: Timestamp, in identity: Identity) throws(IdentityRefusal) -> [IdentityEvent] {
        guard actor == .member(owner) else { throw .notYourIdentity }
        guard identity.waiting == nil else { throw .waiting }
        guard Self.nameCharacters.contains(name.unicodeScalars.count), !name.allSatisfy(\.isWhitespace),
            !name.hasInvisibleCharacters
        else { throw .nameMalformed }
        guard Self.documentsCount.contains(documents.count) else { throw .documentsCount(max: Self.documentsCount.upperBound) }
        return [
            .identitySubmitted(
                IdentitySubmitted(
                    number: identity.requests.count + 1, paper: paper, method: method, documents: documents, name: Sealed(name)))
        ]
    }
}

/// Kinds of papers.
package enum IdentityPaper: String, CaseIterable, Sendable, Codable {
    case idCard, passport, businessLicence
}

/// Documents were handed in.
package struct IdentitySubmitted: Equatable, Sendable, Codable {
    /// The request's number, from 1.
    package let number: Int
    /// What kind of paper it is.
    package let paper: IdentityPaper
    /// Who checks, by the name of the way.
    package let method: String
    /// The hashes of the documents as they are kept under lock.
    package let documents: [Digest]
    /// The name on the paper; it goes with the documents.
    package let name: Sealed<String>
}

/// Why nothing changes about an identity.
package enum IdentityRefusal: Refusal {
    case notYourIdentity
    /// One request waits for a decision.
    case waiting
    case nameMalformed
    case documentsCount(max: Int)
    case documentTooLarge(bytesMax: Int64)
    /// It is neither a picture nor a PDF.
    case documentKind
    case staffNotAllowed
    /// Nobody checks their own identity.
    case staffIsParty
    case unknownRequest
    case decidedAlready
    /// Who decides has not looked at the documents.
    case notLookedAt
    case reasonLength(max: Int)
    case documentsGone
    case notDue

    package var code: String {
        switch self {
        case .notYourIdentity: "notYourIdentity"
        case .waiting: "identityWaiting"
        case .nameMalformed: "identityNameMalformed"
        case .documentsCount: "identityDocumentsCount"
        case .documentTooLarge: "fileTooLarge"
        case .documentKind: "identityDocumentKind"
        case .staffNotAllowed: "staffNotAllowed"
        case .staffIsParty: "staffIsParty"
        case .unknownRequest: "unknownIdentityRequest"
        case .decidedAlready: "identityDecided"
        case .notLookedAt: "identityNotLookedAt"
        case .reasonLength: "reasonLength"
        case .documentsGone: "identityDocumentsGone"
        case .notDue: "notDue"
        }
    }

    package var details: [String] {
        switch self {
        case .documentsCount(let max), .reasonLength(let max): [String(max)]
        case .documentTooLarge(let bytesMax): [String(bytesMax)]
        case .notYourIdentity, .waiting, .nameMalformed, .documentKind, .staffNotAllowed, .staffIsParty, .unknownRequest,
            .decidedAlready, .notLookedAt, .documentsGone, .notDue:
            []
        }
    }
}
