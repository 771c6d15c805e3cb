/// What the stream of a member's identity checks amounts to.
package struct Identity: CaseState, Equatable {
    package static let streamKind = "identity"

    /// Every request, oldest first.
    package private(set) var requests: [Request] = []

    package init() {}

    package mutating func apply(_ event: IdentityEvent, at time: Timestamp) {
        switch event {
        case .identitySubmitted(let facts): requests.append(Request(facts, at: time, sequence: nextSequence))
        case .identityLookedAt(let facts): change(facts.number) { $0.lookedBy.insert(facts.by) }
        case .identityDecided(let facts):
            change(facts.number) { request in
                request.decision = facts
                request.decidedAt = time
            }
        case .identityDocumentsErased(let facts): change(facts.number) { $0.isErased = true }
        case .erased: break
        }
        nextSequence += 1
    }

    /// The place of the next entry in the stream, from 0.
    private var nextSequence: Int64 = 0

    private mutating func change(_ number: Int, _ change: (inout Request) -> Void) {
        guard let place = requests.firstIndex(where: { $0.facts.number == number }) else { return }
        change(&requests[place])
    }

    /// One request to have an identity checked.
    package struct Request: Equatable, Sendable {
        /// What was handed in.
        package let facts: IdentitySubmitted
        /// When.
        package let submittedAt: Timestamp
        /// The place of its entry in the stream, from 0.
        package let sequence: Int64
        /// Who of the staff has looked at the documents.
        package fileprivate(set) var lookedBy: Set<MemberID> = []
        /// What was decided; nil before.
        package fileprivate(set) var decision: IdentityDecided?
        /// When; nil before.
        package fileprivate(set) var decidedAt: Timestamp?
        /// Whether the documents are gone.
        package fileprivate(set) var isErased = false

        fileprivate init(_ facts: IdentitySubmitted, at time: Timestamp, sequence: Int64) {
            self.facts = facts
            submittedAt = time
            self.sequence = sequence
        }
    }

    /// The request that waits for a decision; nil where none does.
    package var waiting: Request? { requests.last { $0.decision == nil } }
    /// What was verified last; nil while nothing was.
    package var verified: Request? { requests.last { $0.decision?.isVerified == true } }
}

/// What can happen to a member's identity.
package enum IdentityEvent: Equatable, CaseEvent {
    case identitySubmitted(IdentitySubmitted)
    case identityLookedAt(IdentityLookedAt)
    case identityDecided(IdentityDecided)
    case identityDocumentsErased(IdentityDocumentsErased)
    case erased(Erased)

    package var kind: String {
        switch self {
        case .identitySubmitted: "identitySubmitted"
        case .identityLookedAt: "identityLookedAt"
        case .identityDecided: "identityDecided"
        case .identityDocumentsErased: "identityDocumentsErased"
        case .erased: Erased.kind
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .identitySubmitted(let facts): facts
        case .identityLookedAt(let facts): facts
        case .identityDecided(let facts): facts
        case .identityDocumentsErased(let facts): facts
        case .erased(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "identitySubmitted": self = .identitySubmitted(try IdentitySubmitted(from: decoder))
        case "identityLookedAt": self = .identityLookedAt(try IdentityLookedAt(from: decoder))
        case "identityDecided": self = .identityDecided(try IdentityDecided(from: decoder))
        case "identityDocumentsErased": self = .identityDocumentsErased(try IdentityDocumentsErased(from: decoder))
        case Erased.kind: self = .erased(try Erased(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}

extension StreamName {
    /// The stream of a member's identity checks.
    package static func identity(_ member: MemberID) -> StreamName { StreamName(Identity.streamKind, member.rawValue) }
}
