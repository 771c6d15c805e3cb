/// The contradictions check: finds places of an offer that cannot both be true, and says which would be held to be agreed.
///
/// Whatever a category calls its fields, it reads them by their role. What it does not understand it leaves alone.
package enum ContradictionsCheck {
    /// The contradictions of an offer, those of structured answers first.
    ///
    /// - Parameters:
    ///   - content: the texts and the answers to the category.
    ///   - artefact: what is deposited; nil for nothing.
    package static func findings(
        category: Category, content: ListingContent, terms: Terms, artefact: Artefact?
    ) -> [Contradiction] {
        let offer = OfferReading(category: category, content: content, terms: terms, artefact: artefact)
        let all = offer.aboutSource() + offer.aboutRights() + offer.aboutMake() + offer.aboutPromises()
        var seen: Set<[String]> = []
        return all.filter { seen.insert([$0.kind.rawValue, $0.first.place, $0.second.place]).inserted }
    }
}

/// An offer as the check reads it.
struct OfferReading {
    let category: Category
    let content: ListingContent
    let terms: Terms
    let artefact: Artefact?
    /// All texts but the one on what is not included, whose words mean the contrary.
    private let texts: [(text: ClaimText, folded: FoldedText)]

    init(category: Category, content: ListingContent, terms: Terms, artefact: Artefact?) {
        self.category = category
        self.content = content
        self.terms = terms
        self.artefact = artefact
        let excluded = Set(category.fields.filter { $0.role == .excluded || $0.id == "notIncluded" }.map(\.id))
        texts = content.claimTexts(category).filter { !excluded.contains($0.place) && !$0.place.hasPrefix("defects.") }
            .map { ($0, FoldedText($0.text)) }
    }

    /// The answer to the field of a role.
    func answer(_ role: FieldRole) -> (field: String, value: FieldValue)? {
        guard let field = category.fields.first(where: { $0.role == role }), let value = content.fields[field.id] else {
            return nil
        }
        return (field.id, value)
    }

    /// The chosen ids of the field of a role, with the statement.
    func chosen(_ role: FieldRole) -> (ids: Set<String>, statement: OfferStatement)? {
        guard let (field, value) = answer(role) else { return nil }
        switch value {
        case .text(let id): return ([id], .answer(field: field, value))
        case .choices(let ids): return (Set(ids), .answer(field: field, value))
        case .number, .yesNo, .platforms: return nil
        }
    }

    /// Where a phrase of a book stands and is not denied, with its meaning and the numbers in it; not where one of the others
    /// stands shortly before.
    func quotes<Meaning>(_ book: PhraseBook<Meaning>, unlessAfter others: PhraseBook<Void>? = nil) -> [Quote<Meaning>] {
        texts.flatMap { text, folded in
            book.hits(in: folded).compactMap { hit in
                let clause = folded.clause(around: hit.range)
                let before = max(clause.lowerBound, hit.range.lowerBound - 6)..<hit.range.lowerBound
                guard !isNegated(hit.range, in: folded), others?.stands(in: folded, before) != true else { return nil }
                let span = folded.span(of: hit.range)
                return Quote(
                    statement: .words(place: text.place, span: span, words: text.text.utf16Slice(span)), meaning: hit.meaning,
                    number: NumberWords.value(in: folded.letters[hit.range]))
            }
        }
    }

    /// Whether the words are denied, also by a single letter before them: 不绑定域名.
    private func isNegated(_ range: Range<Int>, in folded: FoldedText) -> Bool {
        if range.lowerBound > 0, folded.letters[range.lowerBound].gap <= .inside,
            Self.negations.contains(folded.letters[range.lowerBound - 1].value)
        {
            return true
        }
        return Surroundings.isDenied(range, in: folded)
    }

    private static let negations = Set("不无未没勿非免".unicodeScalars.map(\.value))

    /// The first such place; nil if there is none.
    func quote<Meaning>(_ book: PhraseBook<Meaning>) -> OfferStatement? { quotes(book).first?.statement }

    /// Words of a text that mean something.
    struct Quote<Meaning> {
        let statement: OfferStatement
        let meaning: Meaning
        /// The first number in them; nil for none.
        let number: Int?
    }
}

extension ListingContent {
    /// What the checks read: the title, the answers in words, the defects, the clauses.
    package func claimTexts(_ category: Category) -> [ClaimText] {
        let answers = category.fields.flatMap { field -> [ClaimText] in
            switch (field.kind, fields[field.id]) {
            case (.text, .text(let text)?), (.longText, .text(let text)?): [ClaimText(place: field.id, text: text)]
            case (.platforms, .platforms(let rows)?):
                [ClaimText(place: field.id, text: rows.map(\.versions).joined(separator: "\n"))]
            default: []
            }
        }
        return [ClaimText(place: "title", text: title)] + answers
            + defects.enumerated().map { ClaimText(place: "defects.\($0.offset)", text: $0.element.text) }
            + clauses.enumerated().map { ClaimText(place: "clauses.\($0.offset)", text: $0.element) }
            + (contents ?? []).enumerated().map { ClaimText(place: "contents.\($0.offset)", text: $0.element) }
            + (criteria ?? []).enumerated().map { ClaimText(place: "criteria.\($0.offset)", text: $0.element) }
    }
}
