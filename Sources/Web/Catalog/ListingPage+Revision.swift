import Ledger
import Market
import Service

extension ListingPage {
    /// - Parameters:
    ///   - history: all revisions, the newest first.
    ///   - pictures: what is known of the cleaned ones.
    ///   - reader: the member who reads; nil for a visitor.
    ///   - preview: what the page says of itself where nothing has been published.
    init(
        _ revision: Service.Revision, history: [(number: Int, at: Timestamp, entryHash: String, priceMinor: Int64)],
        pictures known: [Digest: PictureFacts], _ credit: Credit, _ categories: Categories, reader: String?, now nowMs: Int64,
        _ language: Language,
        preview: Preview? = nil
    ) {
        let facts = revision.facts
        let content = facts.content.value
        let schema = categories[facts.category, version: facts.categoryVersion]
        let isPreview = preview != nil
        title = content.map { $0.title.isEmpty ? language.say("draft.untitled") : $0.title } ?? language.say("listing.erased")
        listingID = revision.listing.rawValue
        category = categories.title(of: facts.category)?.text(language) ?? facts.category
        price =
            preview?.unread.contains(Terms.Clause.price.rawValue) == true
            ? language.say("draft.unpriced") : MoneyText.yuan(facts.terms.price.minor)
        summary = content?.summary(schema) ?? ""
        badge = Self.badge(revision, language)
        seller = Seller(credit, language)
        pictures = facts.screenshots.enumerated().map { index, sha256 in
            Picture(
                isPreview ? "/files/\(sha256)" : "/files/\(sha256)/\(revision.listing)/\(facts.number)",
                known[sha256],
                alt: language.say("listing.picture", ["n": String(index + 1)]))
        }
        sections = content.map { Section.all($0, schema, language) } ?? []
        defects =
            content?.defects.map { "\(language.say("defect.\($0.severity.rawValue)"))\(language == .zh ? "：" : ": ")\($0.text)" }
            ?? []
        hasDefects = !defects.isEmpty
        isUndeclared = isPreview && !hasDefects && !facts.noneKnown
        artefact = facts.artefact.map { artefact in
            FileFact(
                name: content?.artefactName ?? language.say("listing.erased"), sizeBytes: artefact.bytes,
                sha256: artefact.sha256.rawValue)
        }
        let isSeller = reader == facts.seller.rawValue
        self.facts = FactsPanel(facts, schema, reader: isSeller ? .seller : .anybody, language)
        terms =
            facts.terms.listed(language, without: preview?.unread ?? [])
            + (content?.contents ?? []).map { Term(label: language.say("clause.part.contents"), value: $0, note: "") }
            + (content?.criteria ?? []).map { Term(label: language.say("clause.part.criteria"), value: $0, note: "") }
            + (content?.clauses ?? []).map { Term(label: language.say("term.clause"), value: $0, note: "") }
        revisions = history.map { earlier in
            .init(
                number: language.say("listing.revision", ["n": String(earlier.number)]),
                path: "/listings/\(revision.listing)/revisions/\(earlier.number)",
                moment: Moment(earlier.at.ms, now: nowMs, language), isShown: earlier.number == facts.number,
                changesPath: earlier.number > 1
                    ? "/listings/\(revision.listing)/changes/\(earlier.number - 1)/\(earlier.number)" : nil)
        }
        revisionText = language.say("listing.revision", ["n": String(facts.number)])
        revisionHash = HashText(revision.entryHash)
        isOwn = reader == facts.seller.rawValue && !isPreview
        let isNewest = facts.number == revision.newest
        isForSale = !isOwn && !isPreview && !revision.isWithdrawn && isNewest
        canWithdraw = isOwn && !revision.isWithdrawn
        newestPath = isNewest ? nil : "/listings/\(revision.listing)"
        let editPath = preview?.editPath ?? (isOwn ? "/listings/\(revision.listing)/revise" : nil)
        let unanswered = (preview?.unread ?? []).union(isUndeclared ? ["defects"] : [])
        let check = facts.protectionCheck(in: schema).without(answers: unanswered)
        protection = ProtectionCard(check, language, now: revision.at.ms) { fix in
            fix == .reviseListing ? editPath : nil
        }
        refusal = nil
        self.preview = preview
        warned = facts.warned.map { WarnedNote($0, schema, language) }
    }

    private static func badge(_ revision: Service.Revision, _ language: Language) -> Badge? {
        if revision.isPreview { return Badge(language.say("preview.badge"), .warn) }
        if revision.isWithdrawn { return Badge(language.say("listing.withdrawn"), .calm) }
        return revision.facts.number == revision.newest ? nil : Badge(language.say("listing.superseded"), .warn)
    }
}

extension ListingPage.Preview {
    init(_ draft: Draft, _ filled: FilledForm, unread: Set<String>, _ language: Language) {
        let completeness = filled.completeness
        isPublishable = completeness.isPublishable
        text =
            isPublishable
            ? language.say("preview.ready") : language.count("preview.missing", Int64(completeness.blocking.count))
        editPath = "/drafts/\(draft.id)"
        publishPath = "/drafts/\(draft.id)/publication"
        self.unread = unread
        coach = CoachLine(filled.gaps, form: editPath, language)
    }
}

extension ListingPage.Seller {
    fileprivate init(_ credit: Credit, _ language: Language) {
        member = MemberName(
            id: credit.member.rawValue, name: credit.displayName,
            credit: language.say("member.credit", ["points": String(credit.points)]))
        facts = [
            Fact(label: language.say("member.good"), value: String(credit.good)),
            Fact(label: language.say("member.bad"), value: String(credit.bad)),
            Fact(label: language.say("member.sold"), value: String(credit.tradesSold)),
        ]
    }
}

extension ListingPage.Section {
    /// The answers in the order of the form that was filled. Where nothing tells any more what a field asked, its answer stands at
    /// the end under the field's own name: the words of another version could make it say what the seller never said.
    fileprivate static func all(
        _ content: ListingContent, _ schema: Market.Category?, _ language: Language
    ) -> [ListingPage.Section] {
        let known = Set(schema?.fields.map(\.id) ?? [])
        var sections = (schema?.sections ?? []).compactMap { section -> ListingPage.Section? in
            // The summary stands at the head of the page already.
            let facts = section.fields.filter { $0.id != "summary" }.compactMap { field in
                content.fields[field.id].map { Fact(field, $0, language) }
            }
            guard !facts.isEmpty else { return nil }
            return ListingPage.Section(heading: language.say("listing.section.\(section.id.rawValue)"), facts: facts)
        }
        let others = content.fields.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        if !others.isEmpty {
            sections.append(
                ListingPage.Section(
                    heading: language.say("listing.section.earlier"),
                    facts: others.map { Fact(label: $0.key, value: $0.value.plain) }))
        }
        return sections
    }
}

extension Fact {
    /// A field of a category with its answer.
    init(_ field: Market.Category.Field, _ answer: FieldValue, _ language: Language) {
        label = field.label.text(language)
        isCode = field.kind == .version || field.kind == .spdx
        func chosen(_ id: String) -> String {
            field.choices?.first { $0.id == id }?.label.text(language) ?? id
        }
        value =
            switch answer {
            case .text(let text): field.kind == .choice ? chosen(text) : text
            case .number(let number): field.unit.map { "\(number) \($0.text(language))" } ?? String(number)
            case .yesNo(let flag): flag ? language.say("form.yes") : language.say("form.no")
            case .choices(let ids): ids.map(chosen).joined(separator: language == .zh ? "、" : ", ")
            case .platforms(let rows):
                rows.map { $0.versions.isEmpty ? chosen($0.platform) : "\(chosen($0.platform)) \($0.versions)" }
                    .joined(separator: language == .zh ? "、" : ", ")
            }
    }
}

extension Terms {
    /// The clauses in plain words, in the order in which a contract reads.
    func listed(_ language: Language, without left: Set<String> = []) -> [ListingPage.Term] {
        // Whose the rights are is not said before the licence is.
        let left = left.contains(Clause.licence.rawValue) ? left.union([Clause.intellectualProperty.rawValue]) : left
        return Clause.allCases.filter { !left.contains($0.rawValue) && ($0 != .milestones || !milestones.isEmpty) }.map { clause in
            ListingPage.Term(
                label: language.say("term.\(clause.rawValue)"), value: value(of: clause, language),
                note: language.say("term.\(clause.rawValue).note"))
        }
    }

    /// What a clause says, in words.
    func value(of clause: Clause, _ language: Language) -> String {
        switch clause {
        case .price: MoneyText.yuan(price.minor)
        case .licence: licence.text(language)
        case .deliveryHours: language.count("term.hours", Int64(deliveryHours))
        case .acceptanceDays: language.count("term.days", Int64(acceptanceDays))
        case .changeRounds: language.count("term.rounds", Int64(changeRounds))
        case .supportMonths:
            supportMonths == 0 ? language.say("term.none") : language.count("term.months", Int64(supportMonths))
        case .noReasonReturnDays:
            noReasonReturnDays == 0
                ? language.say("promise.noReason.none") : language.count("term.days", Int64(noReasonReturnDays))
        case .returnCondition:
            noReasonReturnDays == 0
                ? language.say("term.none") : language.say("returnCondition.\(returnCondition.rawValue)")
        case .conditionalReturns, .responseHours, .supportChannels, .deliveryMethod, .intellectualProperty,
            .confidentialityMonths, .liability, .disputeMethod, .signing, .milestones:
            TermsWords(language).value(clause, of: self)
        }
    }
}

extension Licence {
    /// What the buyer may do, in words.
    func text(_ language: Language) -> String {
        ([
            language.say("licence.\(scope.rawValue)"),
            includesSource ? language.say("licence.source") : language.say("licence.noSource"),
            mayResell ? language.say("licence.resale") : language.say("licence.noResale"),
        ] + limits(language)).joined(separator: language == .zh ? "；" : "; ")
    }
}

extension ListingPage.Picture {
    fileprivate init(_ path: String, _ facts: PictureFacts?, alt: String) {
        self.path = path
        self.alt = alt
        guard let facts else {
            (smallPath, sizes, width, height) = (path, nil, nil, nil)
            return
        }
        smallPath = "\(path)?wide=\(PictureSize.small.rawValue)"
        sizes = [
            "\(smallPath) \(facts.smallWidth)w", "\(path)?wide=\(PictureSize.middle.rawValue) \(facts.middleWidth)w",
            "\(path) \(facts.width)w",
        ].joined(separator: ", ")
        width = String(facts.width)
        height = String(facts.height)
    }
}
