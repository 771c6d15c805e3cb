/// Who gives a command. What that one may do in a case is the case's to say.
package enum Actor: Hashable, Sendable {
    case member(MemberID)
    /// A mediator or operator acting for the platform.
    case staff(MemberID)
    /// A deadline that has passed.
    case clock
    /// A payment gateway, by its name, through a notification that was verified.
    case gateway(String)

    /// How entries name the actor.
    package var name: String {
        switch self {
        case .member(let member): "member/\(member)"
        case .staff(let member): "staff/\(member)"
        case .clock: "clock"
        case .gateway(let gateway): "gateway/\(gateway)"
        }
    }

    /// The actor of that name; nil if there is none.
    package init?(name: String) {
        if name == "clock" {
            self = .clock
            return
        }
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let rest = String(parts[1])
        switch parts[0] {
        case "member":
            guard let member = MemberID(rawValue: rest) else { return nil }
            self = .member(member)
        case "staff":
            guard let member = MemberID(rawValue: rest) else { return nil }
            self = .staff(member)
        case "gateway":
            guard !rest.isEmpty else { return nil }
            self = .gateway(rest)
        default: return nil
        }
    }
}
