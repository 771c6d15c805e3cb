/// Two places of an offer that cannot both be true.
package struct Contradiction: Hashable, Sendable {
    /// What they disagree about.
    package let kind: ContradictionKind
    /// What one place says.
    package let first: OfferStatement
    /// What the other says.
    package let second: OfferStatement
    /// Which of the two would be held to be agreed in a dispute.
    package let prevailing: Side
    /// Why.
    package let ground: Ground

    package init(
        kind: ContradictionKind, first: OfferStatement, second: OfferStatement, prevailing: Side,
        ground: Ground = .doubtAgainstDrafter
    ) {
        self.kind = kind
        self.first = first
        self.second = second
        self.prevailing = prevailing
        self.ground = ground
    }

    /// One of the two statements.
    package enum Side: String, Sendable, Codable { case first, second }

    /// Why one reading wins.
    package enum Ground: String, CaseIterable, Sendable, Codable {
        /// Both are the seller's own standard words: doubt goes against who drafted them.
        ///
        /// Source: 民法典 498.
        case doubtAgainstDrafter
        /// The licence that others gave binds, whatever the seller promises.
        ///
        /// Source: 民法典 597, 600.
        case rightsOfOthers
        /// A defect that the seller knew of counts as known, whatever was ticked.
        ///
        /// Source: 民法典 618.
        case knownDefect
        /// A standard clause that takes away what was promised is void.
        ///
        /// Source: 民法典 497; 消保法 26.
        case voidExclusion
        /// What was deposited shows what is delivered.
        ///
        /// Source: 民法典 512; 电子商务法 51.
        case deliveryShows

        /// The articles, as a citation.
        package var source: String {
            switch self {
            case .doubtAgainstDrafter: "民法典 498"
            case .rightsOfOthers: "民法典 597, 600"
            case .knownDefect: "民法典 618"
            case .voidExclusion: "民法典 497; 消保法 26"
            case .deliveryShows: "民法典 512; 电子商务法 51"
            }
        }
    }

    /// Whether it stands in the way of publishing.
    package var severity: ClaimSeverity { kind.severity }
    /// The contradiction without its words, to be recorded for good.
    package var record: ContradictionRecord {
        ContradictionRecord(kind: kind, first: first.place, second: second.place, prevailing: prevailing)
    }
}

/// What two places of an offer disagree about.
package enum ContradictionKind: String, CaseIterable, Sendable, Codable {
    case openLicenceClosedTerms, resale, sourceStated, source, deliveryForm, returns, noReturns, support, updates,
        installation, protection, knownDefects, originality, price, languages, copyleft, deliveryTime, acceptance, rounds,
        documents

    /// Those between two answers that the seller only has to tick rightly, and those that make a declaration or a promise
    /// plainly false, stand in the way; of the others the seller may know better than the check, so they warn.
    package var severity: ClaimSeverity {
        switch self {
        case .sourceStated, .knownDefects, .noReturns: .blocks
        case .openLicenceClosedTerms, .resale, .source, .deliveryForm, .returns, .support, .updates, .installation, .protection,
            .originality, .price, .languages, .copyleft, .deliveryTime, .acceptance, .rounds, .documents:
            .warns
        }
    }
}

/// One place of an offer and what it says.
package enum OfferStatement: Hashable, Sendable {
    /// Words of a text: its place, where they stand in UTF-16 code units, and themselves.
    case words(place: String, span: Range<Int>, words: String)
    /// An answer to a field of the category.
    case answer(field: String, FieldValue)
    /// A clause of the standard terms.
    case term(Terms.Clause)
    /// That an artefact is deposited, or that none is.
    case artefact(isDeposited: Bool)
    /// The declaration that no defect is known.
    case noneKnown

    /// The id of a category's field, or the name of another part of the form.
    package var place: String {
        switch self {
        case .words(let place, _, _): place
        case .answer(let field, _): field
        case .term(let clause): clause.rawValue
        case .artefact: "artefact"
        case .noneKnown: "noneKnown"
        }
    }
}

/// A contradiction of a published revision. It holds none of the text, which may be erased one day.
package struct ContradictionRecord: Hashable, Sendable, Codable {
    /// What the two places disagree about.
    package let kind: ContradictionKind
    /// The id of a category's field, or the name of another part of the form.
    package let first: String
    /// The other place.
    package let second: String
    /// Which of the two would be held to be agreed.
    package let prevailing: Contradiction.Side
}
