/// A member is told of something that happens outside of trades: it stands in the member's notices.
package struct Told: Hashable, Sendable {
    /// Who is told.
    package let member: MemberID
    /// What is asked of that member; nil where nothing is.
    package let ask: ToldAsk?
    /// What it reminds that member of, and how; nil where it is no reminder.
    package let reminder: ToldReminder?
    /// When what is asked, or what can be done about it, runs out; nil where nothing does.
    package let until: Timestamp?
    /// The listing that it is about; nil where it is about none.
    package let listing: ListingID?

    /// That member is told: what is asked, of what it reminds, until when, and about which listing.
    package init(
        _ member: MemberID, ask: ToldAsk? = nil, reminder: ToldReminder? = nil, until: Timestamp? = nil, listing: ListingID? = nil
    ) {
        self.member = member
        self.ask = ask
        self.reminder = reminder
        self.until = until
        self.listing = listing
    }
}

/// A reminder of what is asked of a member outside of trades.
package struct ToldReminder: Hashable, Sendable {
    /// What is asked.
    package let ask: ToldAsk
    /// Which of its reminders it is.
    package let step: ReminderStep

    /// The two together.
    package init(of ask: ToldAsk, _ step: ReminderStep) {
        self.ask = ask
        self.step = step
    }
}

/// What a member can be asked outside of trades.
package enum ToldAsk: String, CaseIterable, Sendable, Codable {
    /// The accused: a complaint waits for an answer.
    case answerComplaint
    /// The seller: a question under a listing waits for an answer.
    case answerQuestion
}

extension ComplaintEvent {
    /// Who is told of it, in the complaint as it is with the event.
    ///
    /// Source: 电子商务法 42, 43 (whom a measure touches is told at once); RULES.md, money (a restriction shows how to appeal).
    package func told(in complaint: Complaint) -> [Told] {
        guard let filed = complaint.filed else { return [] }
        let listing = filed.subject.listing
        func news(_ members: [MemberID?], until: (MemberID) -> Timestamp? = { _ in nil }) -> [Told] {
            members.compactMap { $0 }.map { Told($0, until: until($0), listing: listing) }
        }
        let parties = [filed.complainant, filed.accused]
        switch self {
        case .complaintFiled:
            return filed.accused.map { [Told($0, ask: .answerComplaint, until: filed.answerBy, listing: listing)] } ?? []
        case .complaintAnswered: return news([filed.complainant])
        case .complaintWithdrawn: return news([filed.accused])
        case .complaintDecided(let facts):
            return news(parties) { AppealComplaint.mayAppeal($0, facts, filed) ? facts.appealBy : nil }
        case .complaintAppealed(let facts): return news(parties.filter { $0 != facts.by })
        case .complaintRuled: return news(parties)
        case .freezePlaced(let facts): return news([facts.member]) { _ in facts.until }
        case .freezeRuled, .freezeLifted: return news([filed.accused])
        case .complaintReminded(let facts):
            let reminder = ToldReminder(of: .answerComplaint, facts.reminder)
            return filed.accused.map { [Told($0, reminder: reminder, until: facts.until, listing: listing)] } ?? []
        case .complaintTaken, .freezeAppealed, .erased: return []
        }
    }

    /// Whether what was asked is no longer asked with it.
    package var endsAsk: Bool {
        switch self {
        case .complaintAnswered, .complaintDecided, .complaintWithdrawn: true
        case .complaintFiled, .complaintTaken, .complaintAppealed, .complaintRuled, .freezePlaced, .freezeAppealed, .freezeRuled,
            .freezeLifted, .complaintReminded, .erased:
            false
        }
    }
}

extension QuestionEvent {
    /// Who is told of it, in the question as it is with the event.
    package func told(in question: Question) -> [Told] {
        switch self {
        case .questionAsked(let facts): [Told(facts.seller, ask: .answerQuestion, listing: facts.listing)]
        case .questionAnswered(let facts):
            facts.number == 1 ? question.asker.map { [Told($0, listing: question.listing)] } ?? [] : []
        case .questionReworded, .erased: []
        }
    }

    /// Whether what was asked is no longer asked with it.
    package var endsAsk: Bool {
        switch self {
        case .questionAnswered: true
        case .questionAsked, .questionReworded, .erased: false
        }
    }
}
