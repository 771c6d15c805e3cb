/// The seller publishes a listing, or a new revision of one. What is published never changes again.
package struct PublishRevision: Command {
    package typealias State = Listing
    package typealias Refused = PublishRevisionRefusal

    /// The category as it stands now, which the answers must satisfy.
    package let category: Category
    /// What the seller says, in words.
    package let content: ListingContent
    /// The standing offer.
    package let terms: Terms
    /// The file that is offered; nil where it is made to order.
    package let artefact: Artefact?
    /// The hashes of the pictures, in the order in which they are shown; at most ten.
    package let screenshots: [Digest]
    /// What reading the artefact came to; nil where there is none, or where nothing reads artefacts.
    package let inspected: Inspected?
    /// The seller's own statement that the secrets found in the artefact are meant to be in it.
    package let secretsMeant: Bool

    package init(
        category: Category, content: ListingContent, terms: Terms, artefact: Artefact?, screenshots: [Digest],
        inspected: Inspected? = nil, secretsMeant: Bool = false
    ) {
        self.category = category
        self.content = content
        self.terms = terms
        self.artefact = artefact
        self.screenshots = screenshots
        self.inspected = inspected
        self.secretsMeant = secretsMeant
    }

    /// The most screenshots of one revision.
    package static let screenshotsMax = 10
    /// The most defects and the most supplementary clauses of one revision.
    package static let itemsMax = 50
    /// What stands before the id of a category's field where it is named among the other parts of the form, which may bear the
    /// same name.
    package static let fieldsPrefix = "fields."
    /// The longest title, in characters.
    package static let titleCharactersMax = 80
    /// The longest defect or supplementary clause, in characters.
    package static let itemCharactersMax = 500

    package func decide(
        by actor: Actor, at time: Timestamp, in listing: Listing
    ) throws(PublishRevisionRefusal) -> [ListingEvent] {
        guard case .member(let member) = actor, listing.seller == nil || listing.seller == member else {
            throw .notTheSeller
        }
        if let down = listing.takenDown, down.stands(at: time) { throw .takenDown }
        let problems = incomplete()
        guard problems.isEmpty else { throw .incomplete(problems) }
        try admitArtefact()
        let review = review()
        guard !review.blocks else { throw .claims(review) }
        return [.revisionPublished(revision(by: member, number: listing.revision + 1, warned: review.warnings))]
    }

    /// What would stand if it were published as it is: what buyers will see.
    package func revision(by seller: MemberID, number: Int, warned: OfferWarnings? = nil) -> RevisionPublished {
        let found = found
        return RevisionPublished(
            seller: seller, number: number, category: category.id, categoryVersion: category.version, terms: terms,
            artefact: artefact, screenshots: screenshots, defectCount: content.defects.count,
            noneKnown: content.noneKnown, content: Sealed(content),
            artefactFacts: found.facts, artefactUnread: found.unread,
            secretsMeant: secretsMeant && found.facts?.secrets.isEmpty == false ? true : nil,
            artefactPlaces: Sealed(found.places), warned: warned)
    }

    private var found: (facts: ArtefactFacts?, places: ArtefactPlaces?, unread: Inspected.Unread?) {
        switch inspected {
        case .read(let facts, let places)?: (facts, places, nil)
        case .unread(let unread)?: (nil, nil, unread)
        case nil: (nil, nil, nil)
        }
    }

    /// Refuses what must not be sold so: what is made to fill the buyer's disk, and what would give the seller's own keys away
    /// without the seller knowing.
    private func admitArtefact() throws(PublishRevisionRefusal) {
        let found = found
        if let unread = found.unread, unread.reason.isBomb { throw .artefactIsBomb(unread) }
        if let secrets = found.facts?.secrets, !secrets.isEmpty, !secretsMeant { throw .secretsLeftIn(secrets.map(\.kind)) }
    }

    /// What the claims check and the contradictions check say of the offer.
    package func review() -> OfferReview {
        OfferReview(
            findings: ClaimsCheck.findings(in: content.claimTexts(category)),
            contradictions: ContradictionsCheck.findings(
                category: category, content: content, terms: terms, artefact: artefact))
    }

    /// Everything that is missing or malformed, in the order of the form.
    package func incomplete() -> [FieldProblem] {
        var problems: [FieldProblem] = []
        func report(_ field: String, _ reason: FieldProblem.Reason, when wrong: Bool) {
            if wrong { problems.append(FieldProblem(field: field, reason: reason)) }
        }
        report("title", .missing, when: content.title.allSatisfy(\.isWhitespace))
        report("title", .tooLong, when: content.title.unicodeScalars.count > Self.titleCharactersMax)
        report("title", .invisibleCharacters, when: content.title.hasInvisibleCharacters)
        problems += category.problems(in: content.fields).map {
            FieldProblem(field: Self.fieldsPrefix + $0.field, reason: $0.reason)
        }
        report("defects", .missing, when: content.defects.isEmpty && !content.noneKnown)
        report("defects", .notAChoice, when: !content.defects.isEmpty && content.noneKnown)
        report("defects", .tooLong, when: content.defects.count > Self.itemsMax)
        report(
            "defects", .tooLong,
            when: content.defects.contains { $0.text.unicodeScalars.count > Self.itemCharactersMax })
        report("defects", .missing, when: content.defects.contains { $0.text.allSatisfy(\.isWhitespace) })
        report("defects", .invisibleCharacters, when: content.defects.contains { $0.text.hasInvisibleCharacters })
        report("screenshots", .tooLong, when: screenshots.count > Self.screenshotsMax)
        report("artefact", .outOfRange, when: artefact.map { !(1...Artefact.bytesMax).contains($0.bytes) } ?? false)
        report("clauses", .tooLong, when: content.clauses.count > Self.itemsMax)
        report("clauses", .tooLong, when: content.clauses.contains { $0.unicodeScalars.count > Self.itemCharactersMax })
        report("clauses", .invisibleCharacters, when: content.clauses.contains(where: \.hasInvisibleCharacters))
        for (name, items) in [("contents", content.contents ?? []), ("criteria", content.criteria ?? [])] {
            report(name, .tooLong, when: items.count > TermsWording.listItemsMax)
            report(name, .tooLong, when: items.contains { $0.unicodeScalars.count > Self.itemCharactersMax })
            report(name, .missing, when: items.contains { $0.allSatisfy(\.isWhitespace) })
            report(name, .invisibleCharacters, when: items.contains(where: \.hasInvisibleCharacters))
        }
        problems += terms.outOfRange.map { FieldProblem(field: $0.rawValue, reason: .outOfRange) }
        return problems
    }
}

/// What the seller says of the software, in words.
package struct ListingContent: Equatable, Sendable, Codable {
    /// 1 to 80 characters.
    package let title: String
    /// Answers by field of the category.
    package let fields: [String: FieldValue]
    /// The known defects, in the order in which they are numbered; at most 50.
    package let defects: [Defect]
    /// The seller's own statement that no defect is known. Never together with defects.
    package let noneKnown: Bool
    /// The seller's supplementary clauses, which are part of the standard terms.
    package let clauses: [String]
    /// What the artefact's file is called.
    package let artefactName: String?
    /// What is handed over, item by item, at most 30; nil where the seller lists nothing. Part of the standard terms.
    package let contents: [String]?
    /// What the delivery is measured by, item by item, at most 30; nil where the seller lists nothing. Part of the standard
    /// terms.
    package let criteria: [String]?

    package init(
        title: String, fields: [String: FieldValue], defects: [Defect], noneKnown: Bool, clauses: [String],
        artefactName: String?, contents: [String] = [], criteria: [String] = []
    ) {
        self.title = title
        self.fields = fields
        self.defects = defects
        self.noneKnown = noneKnown
        self.clauses = clauses
        self.artefactName = artefactName
        self.contents = contents.isEmpty ? nil : contents
        self.criteria = criteria.isEmpty ? nil : criteria
    }
}

/// Why a revision is not published.
package enum PublishRevisionRefusal: Refusal {
    case notTheSeller
    /// What is missing or wrong, field by field.
    case incomplete([FieldProblem])
    /// Claims or contradictions with which nothing is published; what only warns is in it too.
    case claims(OfferReview)
    /// Reading the artefact found what no buyer must be handed.
    case artefactIsBomb(Inspected.Unread)
    /// Keys or passwords were found in the artefact, and the seller has not said that they are meant to be there.
    case secretsLeftIn([SecretKind])
    /// The staff keeps the listing off sale.
    case takenDown

    package var code: String {
        switch self {
        case .notTheSeller: "notTheSeller"
        case .incomplete: "listingIncomplete"
        case .claims: "claimsBlocked"
        case .artefactIsBomb: "artefactIsBomb"
        case .secretsLeftIn: "secretsLeftIn"
        case .takenDown: "listingTakenDown"
        }
    }

    package var details: [String] {
        switch self {
        case .notTheSeller, .takenDown: []
        case .incomplete(let problems): problems.map { "\($0.field):\($0.reason.rawValue)" }
        case .claims(let review): review.blocking
        case .artefactIsBomb(let unread): [unread.reason.rawValue]
        case .secretsLeftIn(let kinds): kinds.map(\.rawValue)
        }
    }
}

/// A revision stands, for good.
package struct RevisionPublished: Equatable, Sendable, Codable {
    /// Who publishes.
    package let seller: MemberID
    /// From 1.
    package let number: Int
    /// The id of the category.
    package let category: String
    /// The version of the category that was filled in.
    package let categoryVersion: Int
    /// The terms on which the seller sells to whoever takes them as they stand.
    package let terms: Terms
    /// The file that is offered; nil where it is made to order.
    package let artefact: Artefact?
    /// The hashes of the pictures, in the order in which they are shown.
    package let screenshots: [Digest]
    /// How many defects a buyer must tick.
    package let defectCount: Int
    /// The seller's own statement that no defect is known.
    package let noneKnown: Bool
    /// What the seller says, in words.
    package let content: Sealed<ListingContent>
    /// What was found in the artefact: figures, which name no file. Nil where it was not read.
    package var artefactFacts: ArtefactFacts? = nil
    /// Why the artefact could not be read.
    package var artefactUnread: Inspected.Unread? = nil
    /// True where secrets were found and the seller stated that they are meant to be there.
    package var secretsMeant: Bool? = nil
    /// Where in the artefact it was found. Names of files may say who somebody is, so they can be erased.
    package var artefactPlaces: Sealed<ArtefactPlaces> = Sealed(nil)
    /// What the seller was warned about and published all the same; nil for nothing.
    package var warned: OfferWarnings? = nil
}
