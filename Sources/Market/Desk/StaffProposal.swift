/// What the stream of one deed of the staff amounts to: proposed by one, and carried out at once, or on another's word.
package struct StaffProposal: CaseState, Equatable {
    package static let streamKind = "desk"

    /// What is to be done; nil before.
    package private(set) var deed: StaffDeed?
    /// Who proposed it; nil before.
    package private(set) var proposedBy: MemberID?
    /// Until when another can consent; nil where none is needed.
    package private(set) var lapsesAt: Timestamp?
    /// What was decided; nil while nothing was.
    package private(set) var decision: Decision?

    package init() {}

    /// What became of it.
    package enum Decision: String, Sendable, Codable {
        /// Carried out.
        case done
        case declined
    }

    /// How it stands.
    package enum Standing: String, CaseIterable, Sendable {
        /// Waits for the second person.
        case open
        case done, declined
        /// Nobody consented in time.
        case lapsed
    }

    package mutating func apply(_ event: StaffProposalEvent, at time: Timestamp) {
        switch event {
        case .deedProposed(let facts):
            deed = facts.deed
            proposedBy = facts.by
            lapsesAt = facts.lapsesAt
        case .deedDone: decision = .done
        case .deedDeclined: decision = .declined
        }
    }

    /// How it stands at a moment.
    package func standing(at time: Timestamp) -> Standing {
        switch decision {
        case .done: .done
        case .declined: .declined
        case nil: lapsesAt.map { time < $0 } ?? true ? .open : .lapsed
        }
    }
}

/// What can happen to a deed.
package enum StaffProposalEvent: Equatable, CaseEvent {
    case deedProposed(DeedProposed)
    case deedDone(DeedDone)
    case deedDeclined(DeedDeclined)

    package var kind: String {
        switch self {
        case .deedProposed: "deedProposed"
        case .deedDone: "deedDone"
        case .deedDeclined: "deedDeclined"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .deedProposed(let facts): facts
        case .deedDone(let facts): facts
        case .deedDeclined(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "deedProposed": self = .deedProposed(try DeedProposed(from: decoder))
        case "deedDone": self = .deedDone(try DeedDone(from: decoder))
        case "deedDeclined": self = .deedDeclined(try DeedDeclined(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}

extension StreamName {
    /// The stream of a deed.
    package static func desk(_ id: DeedID) -> StreamName { StreamName(StaffProposal.streamKind, id.rawValue) }
}
