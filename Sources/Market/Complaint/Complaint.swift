/// What the stream of a complaint amounts to: who complains about what, what the accused says, and what the staff decides.
package struct Complaint: CaseState, Equatable {
    package static let streamKind = "complaint"

    /// What was filed; nil before.
    package private(set) var filed: ComplaintFiled?
    /// When; nil before.
    package private(set) var filedAt: Timestamp?
    /// The newest reminder of the time to answer; nil before the first.
    package private(set) var reminded: ReminderStep?
    /// How often the accused has answered.
    package private(set) var answersCount = 0
    /// Who of the staff handles it now; nil while nobody does.
    package private(set) var handler: MemberID?
    /// Whether the complainant has taken it back.
    package private(set) var isWithdrawn = false
    /// What was decided first; nil before.
    package private(set) var decision: ComplaintDecided?
    /// The one appeal; nil before.
    package private(set) var appeal: ComplaintAppealed?
    /// What was decided on appeal; nil before.
    package private(set) var ruling: ComplaintRuled?
    /// Urgent freezes, oldest first.
    package private(set) var freezes: [Freeze] = []
    /// Whose words are in it and not erased.
    package private(set) var writers: Set<MemberID> = []
    /// When the complainant took it back; nil while it stands.
    package private(set) var withdrawnAt: Timestamp?
    /// When the appeal was decided; nil before.
    package private(set) var ruledAt: Timestamp?

    package init() {}

    package mutating func apply(_ event: ComplaintEvent, at time: Timestamp) {
        if let writer = writer(of: event) { writers.insert(writer) }
        switch event {
        case .complaintFiled(let facts): (filed, filedAt) = (facts, time)
        case .complaintAnswered: answersCount += 1
        case .complaintTaken(let facts): handler = facts.by
        case .complaintWithdrawn: (isWithdrawn, withdrawnAt) = (true, time)
        case .complaintDecided(let facts): decision = facts
        case .complaintAppealed(let facts):
            appeal = facts
            handler = nil
        case .complaintRuled(let facts): (ruling, ruledAt) = (facts, time)
        case .freezePlaced(let facts): freezes.append(Freeze(facts))
        case .freezeAppealed(let facts): change(facts.freeze) { $0.isAppealed = true }
        case .freezeRuled(let facts):
            change(facts.freeze) { freeze in
                freeze.isRuled = true
                if !facts.isKept { freeze.liftedAt = time }
            }
        case .freezeLifted(let facts): change(facts.freeze) { $0.liftedAt = time }
        case .complaintReminded(let facts): reminded = facts.reminder
        // What is erased is read again without its values.
        case .erased(let facts): writers.remove(facts.member)
        }
    }

    /// Whose words an event holds; nil where it holds none.
    private func writer(of event: ComplaintEvent) -> MemberID? {
        switch event {
        case .complaintFiled(let facts): facts.complainant
        case .complaintAnswered, .freezeAppealed: filed?.accused
        case .complaintDecided(let facts): facts.by
        case .complaintAppealed(let facts): facts.by
        case .complaintRuled(let facts): facts.by
        case .freezePlaced(let facts): facts.by
        case .freezeRuled(let facts): facts.by
        case .freezeLifted(let facts): facts.by
        case .complaintTaken, .complaintWithdrawn, .complaintReminded, .erased: nil
        }
    }

    private mutating func change(_ id: RestraintID, _ change: (inout Freeze) -> Void) {
        guard let place = freezes.firstIndex(where: { $0.facts.freeze == id }) else { return }
        change(&freezes[place])
    }

    /// One urgent freeze.
    package struct Freeze: Equatable, Sendable {
        /// What was frozen, why and until when.
        package let facts: FreezePlaced
        /// Whether whom it touches has appealed.
        package fileprivate(set) var isAppealed = false
        /// Whether another of the staff has ruled on the appeal.
        package fileprivate(set) var isRuled = false
        /// When it was lifted; nil while it was not.
        package fileprivate(set) var liftedAt: Timestamp?

        fileprivate init(_ facts: FreezePlaced) { self.facts = facts }

        /// Whether it holds at a moment: it lapses by itself.
        package func stands(at time: Timestamp) -> Bool { liftedAt == nil && time < facts.until }
    }
}

extension Complaint {
    /// How a complaint stands.
    package enum Standing: String, CaseIterable, Sendable, Codable {
        /// The accused has time to answer.
        case waiting
        /// It can be decided.
        case ready
        /// Decided; it can be appealed.
        case decided
        /// Another of the staff rules on the appeal.
        case appealed
        /// Decided for good.
        case final
        /// The complainant took it back.
        case withdrawn
    }

    /// How it stands at a moment.
    package func standing(at time: Timestamp) -> Standing {
        if isWithdrawn { return .withdrawn }
        if ruling != nil { return .final }
        if appeal != nil { return .appealed }
        if let decision { return time < decision.appealBy ? .decided : .final }
        return isHeard(at: time) ? .ready : .waiting
    }

    /// Whether the accused has been heard: answered, or silent until the end of the time for it.
    package func isHeard(at time: Timestamp) -> Bool {
        guard let filed else { return false }
        return filed.accused == nil || answersCount > 0 || time >= filed.answerBy
    }

    /// What it came to as things stand: the ruling's outcome, else the decision's; nil before.
    package var outcome: ComplaintOutcome? { ruling?.outcome ?? decision?.outcome }
    /// What is done about it as things stand; nil for nothing.
    package var measure: ComplaintMeasure? { ruling == nil ? decision?.measure : ruling?.measure }
}

/// The name of a complaint.
package struct ComplaintID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}

extension StreamName {
    /// The stream of a complaint.
    package static func complaint(_ id: ComplaintID) -> StreamName { StreamName(Complaint.streamKind, id.rawValue) }
}
