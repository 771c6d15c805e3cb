/// What staff did that touches the member.
struct RecordPage: Page {
    static let template = "Membership/record"

    let title: String
    let deeds: [DeedCard]
    let isEmpty: Bool
    /// What keeps, or has kept, the member from something.
    var restraints: [RestraintCard] = []
    var hasRestraints = false
}
