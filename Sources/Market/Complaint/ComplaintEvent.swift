/// What can happen to a complaint.
package enum ComplaintEvent: Equatable, CaseEvent {
    case complaintFiled(ComplaintFiled)
    case complaintAnswered(ComplaintAnswered)
    case complaintTaken(ComplaintTaken)
    case complaintWithdrawn(ComplaintWithdrawn)
    case complaintDecided(ComplaintDecided)
    case complaintAppealed(ComplaintAppealed)
    case complaintRuled(ComplaintRuled)
    case freezePlaced(FreezePlaced)
    case freezeAppealed(FreezeAppealed)
    case freezeRuled(FreezeRuled)
    case freezeLifted(FreezeLifted)
    case complaintReminded(ComplaintReminded)
    case erased(Erased)

    package var kind: String {
        switch self {
        case .complaintFiled: "complaintFiled"
        case .complaintAnswered: "complaintAnswered"
        case .complaintTaken: "complaintTaken"
        case .complaintWithdrawn: "complaintWithdrawn"
        case .complaintDecided: "complaintDecided"
        case .complaintAppealed: "complaintAppealed"
        case .complaintRuled: "complaintRuled"
        case .freezePlaced: "freezePlaced"
        case .freezeAppealed: "freezeAppealed"
        case .freezeRuled: "freezeRuled"
        case .freezeLifted: "freezeLifted"
        case .complaintReminded: "complaintReminded"
        case .erased: Erased.kind
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .complaintFiled(let facts): facts
        case .complaintAnswered(let facts): facts
        case .complaintTaken(let facts): facts
        case .complaintWithdrawn(let facts): facts
        case .complaintDecided(let facts): facts
        case .complaintAppealed(let facts): facts
        case .complaintRuled(let facts): facts
        case .freezePlaced(let facts): facts
        case .freezeAppealed(let facts): facts
        case .freezeRuled(let facts): facts
        case .freezeLifted(let facts): facts
        case .complaintReminded(let facts): facts
        case .erased(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "complaintFiled": self = .complaintFiled(try ComplaintFiled(from: decoder))
        case "complaintAnswered": self = .complaintAnswered(try ComplaintAnswered(from: decoder))
        case "complaintTaken": self = .complaintTaken(try ComplaintTaken(from: decoder))
        case "complaintWithdrawn": self = .complaintWithdrawn(try ComplaintWithdrawn(from: decoder))
        case "complaintDecided": self = .complaintDecided(try ComplaintDecided(from: decoder))
        case "complaintAppealed": self = .complaintAppealed(try ComplaintAppealed(from: decoder))
        case "complaintRuled": self = .complaintRuled(try ComplaintRuled(from: decoder))
        case "freezePlaced": self = .freezePlaced(try FreezePlaced(from: decoder))
        case "freezeAppealed": self = .freezeAppealed(try FreezeAppealed(from: decoder))
        case "freezeRuled": self = .freezeRuled(try FreezeRuled(from: decoder))
        case "freezeLifted": self = .freezeLifted(try FreezeLifted(from: decoder))
        case "complaintReminded": self = .complaintReminded(try ComplaintReminded(from: decoder))
        case Erased.kind: self = .erased(try Erased(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}
