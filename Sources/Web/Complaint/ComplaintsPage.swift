import Market
import Service

/// A member's complaints, and those about the member.
struct ComplaintsPage: Page {
    static let template = "Complaint/complaints"

    let title: String
    let own: [ComplaintCard]
    let hasOwn: Bool
    let against: [ComplaintCard]
    let hasAgainst: Bool
    /// How many of the member's own were found unfounded; nil for none.
    let unfounded: String?
    let isRepeated: Bool

    init(
        _ own: [ComplaintRow], _ against: [ComplaintRow], unfoundedCount: Int, _ policy: ComplaintPolicy, _ visit: Visit
    ) {
        title = visit.say("complaints.title")
        self.own = own.map { ComplaintCard($0, visit) }
        hasOwn = !own.isEmpty
        self.against = against.map { ComplaintCard($0, visit) }
        hasAgainst = !against.isEmpty
        unfounded =
            unfoundedCount == 0
            ? nil
            : visit.say("complaints.unfounded.own", ["count": String(unfoundedCount), "days": String(policy.repeatedDays)])
        isRepeated = unfoundedCount >= policy.repeatedFrom
    }

    /// For samples.
    init(title: String, own: [ComplaintCard], against: [ComplaintCard], unfounded: String?, isRepeated: Bool) {
        self.title = title
        self.own = own
        hasOwn = !own.isEmpty
        self.against = against
        hasAgainst = !against.isEmpty
        self.unfounded = unfounded
        self.isRepeated = isRepeated
    }
}

/// One complaint in a list.
struct ComplaintCard: Sendable {
    let path: String
    /// `商品虚假宣传`.
    let category: String
    /// `关于商品`.
    let about: String
    let badge: Badge
    /// Who complains about whom.
    let parties: String
    let filed: Moment
    /// What runs out next; nil where nothing does.
    let deadline: Deadline?
    /// What the deadline is for.
    let deadlineFor: String

    init(_ row: ComplaintRow, _ visit: Visit) {
        path = "\(ComplaintRoutes.path)/\(row.id)"
        category = visit.say("complaint.category.\(row.category.rawValue)")
        about = visit.say("complaint.about.\(row.subject.kind.rawValue)")
        badge = Badge(row, visit.language)
        parties = visit.say(
            "complaint.parties",
            ["who": row.complainantName, "whom": row.accusedName ?? visit.say("complaint.platform")])
        filed = Moment(row.filedAt.ms, now: visit.nowMs, visit.language)
        switch row.standing {
        case .waiting:
            deadline = Deadline(row.answerBy.ms, now: visit.nowMs, visit.language)
            deadlineFor = visit.say("complaint.due.answer")
        case .ready, .appealed:
            deadline = Deadline(row.due.ms, now: visit.nowMs, visit.language)
            deadlineFor = visit.say("complaint.due.decision")
        case .decided, .final, .withdrawn: (deadline, deadlineFor) = (nil, "")
        }
    }

    /// For samples.
    init(
        path: String, category: String, about: String, badge: Badge, parties: String, filed: Moment, deadline: Deadline?,
        deadlineFor: String
    ) {
        self.path = path
        self.category = category
        self.about = about
        self.badge = badge
        self.parties = parties
        self.filed = filed
        self.deadline = deadline
        self.deadlineFor = deadlineFor
    }
}

extension Badge {
    /// How a complaint stands, or what it came to.
    init(_ row: ComplaintRow, _ language: Language) {
        switch row.standing {
        case .waiting, .ready: self.init(language.say("complaint.standing.\(row.standing.rawValue)"), .active)
        case .appealed: self.init(language.say("complaint.standing.appealed"), .warn)
        case .withdrawn: self.init(language.say("complaint.standing.withdrawn"), .calm)
        case .decided, .final:
            switch row.outcome {
            case .unfounded?: self.init(language.say("complaint.outcome.unfounded"), .calm)
            case .founded?: self.init(language.say("complaint.outcome.founded"), .warn)
            case .measured?, nil: self.init(language.say("complaint.outcome.measured"), .bad)
            }
        }
    }
}
