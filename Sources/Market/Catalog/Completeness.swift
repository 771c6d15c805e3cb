/// How far what a seller has typed is from being published: part by part of the form, with each gap that is left.
///
/// Published can be what has no gap but advised ones, and nothing else.
package struct Completeness: Equatable, Sendable {
    /// The parts in the order of the form; those that ask nothing are left out.
    package let parts: [Part]

    /// Which part of the form it is.
    package enum Place: String, CaseIterable, Sendable {
        case head, basics, description, afterSales, defects, terms, promises, files
    }

    /// One part of the form.
    package struct Part: Equatable, Sendable {
        /// Which one.
        package let place: Place
        /// How many answers publishing needs here.
        package let needed: Int
        /// How many of them are there and do.
        package let answered: Int
        /// What is left, in the order of the form.
        package let gaps: [Gap]
    }

    /// One answer that is left to give or to mend.
    package struct Gap: Hashable, Sendable {
        /// A field of the category as `fields.` and its id, or the name of another part of the form, e.g. `title`.
        package let field: String
        /// How much it matters.
        package let weight: Weight
    }

    /// How much a gap matters.
    package enum Weight: String, CaseIterable, Sendable {
        /// Nothing stands there yet, and publishing needs it.
        case missing
        /// What stands there does not do.
        case wrong
        /// Publishing can do without it; a dispute would be harder to win.
        case advised
    }

    /// How many answers publishing needs in all.
    package var needed: Int { parts.reduce(0) { $0 + $1.needed } }
    /// How many of them are there and do.
    package var answered: Int { parts.reduce(0) { $0 + $1.answered } }
    /// Whole percent, rounded down, so that 100 means that nothing is left; 100 where nothing is needed.
    package var percent: Int { needed == 0 ? 100 : answered * 100 / needed }
    /// Everything that stands in the way of publishing, in the order of the form.
    package var blocking: [Gap] { parts.flatMap(\.gaps).filter { $0.weight != .advised } }
    /// Whether it can be published as it is.
    package var isPublishable: Bool { blocking.isEmpty }
}

extension PublishRevision {
    /// How far it is from being published.
    ///
    /// - Parameter unread: fields and clauses by name that could not be read: what was typed is not what is asked, or nothing
    ///   was. Their values here are fillers and say nothing.
    package func completeness(unread: [String: Completeness.Weight] = [:]) -> Completeness {
        var weights = unread
        for problem in incomplete() where weights[problem.field] == nil {
            weights[problem.field] = problem.reason == .missing ? .missing : .wrong
        }
        for field in refusedWords(unread: unread) where weights[field] == nil { weights[field] = .wrong }
        let parts = Completeness.Place.allCases.map { part($0, weights) }
        return Completeness(parts: parts.filter { $0.needed > 0 || !$0.gaps.isEmpty })
    }

    /// The fields with which the checks would not let it be published. What could not be read contradicts nothing.
    private func refusedWords(unread: [String: Completeness.Weight]) -> [String] {
        let review = review()
        let claims = review.findings.filter { $0.severity == .blocks }.map { name(ofText: $0.place) }
        let contradictions = review.contradictions.filter { $0.severity == .blocks }.compactMap { found in
            let names = [name(of: found.first), name(of: found.second)]
            return names.contains { unread[$0] != nil } ? nil : names.last
        }
        return claims + contradictions
    }

    private func name(of statement: OfferStatement) -> String {
        switch statement {
        case .words(let place, _, _): name(ofText: place)
        case .answer(let field, _): Self.fieldsPrefix + field
        case .term(let clause): clause.rawValue
        case .artefact: "artefact"
        case .noneKnown: "defects"
        }
    }

    /// The question that a text answers, by its place in `claimTexts`: the one defect or clause of many stands for all.
    private func name(ofText place: String) -> String {
        if category.fields.contains(where: { $0.id == place }) { return Self.fieldsPrefix + place }
        return String(place.prefix { $0 != "." })
    }

    private func part(_ place: Completeness.Place, _ weights: [String: Completeness.Weight]) -> Completeness.Part {
        var needed = 0
        var gaps: [Completeness.Gap] = []
        for question in questions(place) {
            if let weight = weights[question.name] {
                needed += 1
                gaps.append(Completeness.Gap(field: question.name, weight: weight))
            } else if question.isNeeded {
                needed += 1
            } else if !question.isAnswered {
                gaps.append(Completeness.Gap(field: question.name, weight: .advised))
            }
        }
        let blocking = gaps.count { $0.weight != .advised }
        return Completeness.Part(place: place, needed: needed, answered: needed - blocking, gaps: gaps)
    }

    private typealias Question = (name: String, isNeeded: Bool, isAnswered: Bool)

    private func questions(_ place: Completeness.Place) -> [Question] {
        switch place {
        case .head: [("title", true, true), ("price", true, true)]
        case .basics: asked(in: .basics) + unasked
        case .description: asked(in: .description)
        case .afterSales: asked(in: .afterSales)
        case .defects: [("defects", true, true)]
        case .terms:
            [Terms.Clause.licence, .deliveryHours, .acceptanceDays, .changeRounds].map { ($0.rawValue, true, true) }
                + [("clauses", false, true)]
        case .promises: promises
        case .files: [("artefact", false, artefact != nil), ("screenshots", false, !screenshots.isEmpty)]
        }
    }

    private func asked(in section: Category.SectionID) -> [Question] {
        category.sections.filter { $0.id == section }.flatMap(\.fields).map { field in
            let isAnswered = content.fields[field.id].map { !$0.isEmpty } ?? false
            // What depends on another answer is not asked while that answer stands otherwise.
            let isAsked = field.requiredWhen == nil || isAnswered
            return (Self.fieldsPrefix + field.id, field.isRequired(given: content.fields), isAnswered || !isAsked)
        }
    }

    /// Answers to what the category does not ask: they are there, and they do not do.
    private var unasked: [Question] {
        let asked = Set(category.fields.map(\.id))
        return content.fields.keys.filter { !asked.contains($0) }.sorted().map { (Self.fieldsPrefix + $0, false, true) }
    }

    /// Promises are free to make; where none is made at all, that is a gap of its own.
    private var promises: [Question] {
        let takesBack = terms.noReasonReturnDays > 0 || !terms.conditionalReturns.promised.isEmpty
        return [
            (Terms.Clause.noReasonReturnDays.rawValue, false, true),
            (Terms.Clause.conditionalReturns.rawValue, false, takesBack),
            (Terms.Clause.supportMonths.rawValue, false, terms.supportMonths > 0),
            (Terms.Clause.responseHours.rawValue, false, terms.responseHours > 0 || terms.supportMonths == 0),
            (Terms.Clause.supportChannels.rawValue, false, !terms.supportChannels.isEmpty || terms.supportMonths == 0),
        ]
    }
}

extension FieldValue {
    /// Whether it says nothing.
    fileprivate var isEmpty: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .choices(let ids): ids.isEmpty
        case .platforms(let rows): rows.isEmpty
        case .number, .yesNo: false
        }
    }
}
