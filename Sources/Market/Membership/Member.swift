/// What a member's stream amounts to.
package struct Member: CaseState, Equatable {
    package static let streamKind = "member"

    /// Whether the account stands.
    package private(set) var isRegistered = false
    /// When the member asked for erasure; nil while no request is open.
    package private(set) var erasureRequestedAt: Timestamp?
    /// The credentials of the keys that are the member's now.
    package private(set) var passkeys: Set<String> = []
    /// What the member is on the platform's side.
    package private(set) var roles: Set<StaffRole> = []
    /// When the announced absence ends; nil where none is announced.
    package private(set) var absentUntil: Timestamp?
    /// What keeps the member from something, oldest first; what was lifted is gone, what has lapsed stays.
    package private(set) var restraints: [Restraint] = []
    /// Whether nobody signs in with the account again.
    package private(set) var isClosed = false

    package init() {}

    package mutating func apply(_ event: MemberEvent, at time: Timestamp) {
        switch event {
        case .memberRegistered: isRegistered = true
        case .memberRenamed, .erased: break
        case .erasureRequested: erasureRequestedAt = time
        case .erasureWithdrawn, .erasureFinished: erasureRequestedAt = nil
        case .passkeyRegistered(let facts): passkeys.insert(facts.credential)
        case .passkeyRemoved(let facts): passkeys.remove(facts.credential)
        case .roleGranted(let facts): roles.insert(facts.role)
        case .roleRevoked(let facts): roles.remove(facts.role)
        case .absenceAnnounced(let facts): absentUntil = facts.until
        case .absenceEnded: absentUntil = nil
        case .memberRestrained(let facts): restraints.append(Restraint(facts: facts))
        case .restraintLifted(let facts): restraints.removeAll { $0.facts.restraint == facts.restraint }
        case .accountClosed: isClosed = true
        }
    }
}

/// What can happen to a member.
package enum MemberEvent: Equatable, CaseEvent {
    case memberRegistered(MemberRegistered)
    case memberRenamed(MemberRenamed)
    case erasureRequested(ErasureRequested)
    case erasureWithdrawn(ErasureWithdrawn)
    case erasureFinished(ErasureFinished)
    case erased(Erased)
    case passkeyRegistered(PasskeyRegistered)
    case passkeyRemoved(PasskeyRemoved)
    case roleGranted(RoleGranted)
    case roleRevoked(RoleRevoked)
    case absenceAnnounced(AbsenceAnnounced)
    case absenceEnded(AbsenceEnded)
    case memberRestrained(MemberRestrained)
    case restraintLifted(RestraintLifted)
    case accountClosed(AccountClosed)

    package var kind: String {
        switch self {
        case .memberRegistered: "memberRegistered"
        case .memberRenamed: "memberRenamed"
        case .erasureRequested: "erasureRequested"
        case .erasureWithdrawn: "erasureWithdrawn"
        case .erasureFinished: "erasureFinished"
        case .erased: Erased.kind
        case .passkeyRegistered: "passkeyRegistered"
        case .passkeyRemoved: "passkeyRemoved"
        case .roleGranted: "roleGranted"
        case .roleRevoked: "roleRevoked"
        case .absenceAnnounced: "absenceAnnounced"
        case .absenceEnded: "absenceEnded"
        case .memberRestrained: "memberRestrained"
        case .restraintLifted: "restraintLifted"
        case .accountClosed: "accountClosed"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .memberRegistered(let facts): facts
        case .memberRenamed(let facts): facts
        case .erasureRequested(let facts): facts
        case .erasureWithdrawn(let facts): facts
        case .erasureFinished(let facts): facts
        case .erased(let facts): facts
        case .passkeyRegistered(let facts): facts
        case .passkeyRemoved(let facts): facts
        case .roleGranted(let facts): facts
        case .roleRevoked(let facts): facts
        case .absenceAnnounced(let facts): facts
        case .absenceEnded(let facts): facts
        case .memberRestrained(let facts): facts
        case .restraintLifted(let facts): facts
        case .accountClosed(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "memberRegistered": self = .memberRegistered(try MemberRegistered(from: decoder))
        case "memberRenamed": self = .memberRenamed(try MemberRenamed(from: decoder))
        case "erasureRequested": self = .erasureRequested(try ErasureRequested(from: decoder))
        case "erasureWithdrawn": self = .erasureWithdrawn(try ErasureWithdrawn(from: decoder))
        case "erasureFinished": self = .erasureFinished(try ErasureFinished(from: decoder))
        case Erased.kind: self = .erased(try Erased(from: decoder))
        case "passkeyRegistered": self = .passkeyRegistered(try PasskeyRegistered(from: decoder))
        case "passkeyRemoved": self = .passkeyRemoved(try PasskeyRemoved(from: decoder))
        case "roleGranted": self = .roleGranted(try RoleGranted(from: decoder))
        case "roleRevoked": self = .roleRevoked(try RoleRevoked(from: decoder))
        case "absenceAnnounced": self = .absenceAnnounced(try AbsenceAnnounced(from: decoder))
        case "absenceEnded": self = .absenceEnded(try AbsenceEnded(from: decoder))
        case "memberRestrained": self = .memberRestrained(try MemberRestrained(from: decoder))
        case "restraintLifted": self = .restraintLifted(try RestraintLifted(from: decoder))
        case "accountClosed": self = .accountClosed(try AccountClosed(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}
