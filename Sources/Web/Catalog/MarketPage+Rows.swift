import Market
import Service

extension MarketPage {
    init(
        _ cards: [Card], _ query: MarketQuery, _ finding: MarketFinding, _ categories: Categories, paging: Paging,
        _ language: Language
    ) {
        title = language.say("market.title")
        search = query.words
        self.cards = cards
        self.paging = paging.isNeeded ? paging : nil
        isSearch = query.isSearch
        isEmpty = cards.isEmpty
        canCompare = cards.count > 1
        found = isSearch ? language.count("market.found", Int64(finding.total)) : language.say("market.latest")
        let loose = finding.isLoose ? [language.say("market.loose")] : []
        readings =
            loose
            + finding.readings.map { reading in
                reading.words.isEmpty
                    ? language.say("market.reading.sounds", ["typed": reading.typed])
                    : language.say("market.reading", ["typed": reading.typed, "words": reading.words.joined(separator: ", ")])
            }
        let all = Filter(
            label: language.say("market.categories.all"), path: query.path { $0.leaveCategory() },
            count: NumberText.grouped(UInt64(finding.categories.values.reduce(0, +))), isChosen: query.category == nil)
        // A search shows what it found; the front page shows what there could be.
        let shown = categories.all.filter { !query.isSearch || finding.categories[$0.id] ?? 0 > 0 || query.category == $0.id }
        filters =
            [all]
            + shown.map { entry in
                Filter(
                    label: entry.title.text(language),
                    path: query.path { changed in
                        changed.leaveCategory()
                        changed.category = entry.id
                    },
                    count: NumberText.grouped(UInt64(finding.categories[entry.id] ?? 0)), isChosen: query.category == entry.id)
            }
        sorts = MarketSearch.Sort.allCases.filter { $0 != .relevance || !query.words.isEmpty }.map { sort in
            // Without words there is nothing to be relevant to, and the newest stand first.
            let isChosen = query.sort == sort || (sort == .newest && query.sort == .relevance && query.words.isEmpty)
            return Filter(
                label: language.say("market.sort.\(sort.rawValue)"), path: query.path { $0.sort = sort }, count: "",
                isChosen: isChosen)
        }
        let schema = query.category.flatMap { categories[$0] }
        chips = query.chips(schema, language)
        clearPath = query.filterCount > 0 ? query.path { $0.clear() } : nil
        form = FilterForm(query, finding, schema, language)
        ways = isEmpty ? query.ways(finding, categories, language) : []
    }

    /// A page of nothing, where only the JSON is wanted.
    static let empty = MarketPage(
        title: "", search: "", found: "", readings: [], cards: [], filters: [], sorts: [], chips: [], clearPath: nil,
        form: FilterForm(
            kept: [], groups: [], priceMin: "", priceMax: "", isClean: false, isDeposited: false, credits: [], summary: ""),
        paging: nil, isSearch: false, isEmpty: true, ways: [], canCompare: false)
}

extension MarketPage.Card {
    /// - Parameter revision: the newest revision; without it the card has neither summary nor check.
    init(_ row: ListingRow, _ categories: Categories, _ language: Language, revision: Revision? = nil) {
        listingID = row.id.rawValue
        title = row.title.isEmpty ? language.say("listing.erased") : row.title
        compareLabel = language.say("market.compare.tick", ["title": title])
        path = "/listings/\(row.id)"
        category = categories.title(of: row.category)?.text(language) ?? row.category
        price = MoneyText.yuan(row.priceMinor)
        seller = MemberName(
            id: row.seller.rawValue, name: row.sellerName,
            credit: language.say("member.credit", ["points": String(row.sellerPoints)]))
        sold = nil
        hasDefects = row.defectCount > 0
        defects =
            hasDefects
            ? language.count("market.defects", Int64(row.defectCount)) : language.say("market.defects.none")
        let content = revision?.facts.content.value
        artefact =
            row.artefactBytes.map { bytes in
                NumberText.size(bytes: bytes) + (content?.artefactName?.fileKind.map { " · " + $0 } ?? "")
            } ?? language.say("market.artefact.none")
        let schema = revision.flatMap { categories[row.category, version: $0.facts.categoryVersion] }
        summary = content?.summary(schema) ?? ""
        let findings = revision?.facts.protectionCheck(in: schema) ?? ProtectionCheck([])
        protection = findings.badge(language)
        isFullyProtected = findings.isComplete
    }
}

extension ListingContent {
    /// What the listing is in a few sentences: its answer to the field that describes it, else to the first of several lines.
    func summary(_ category: Market.Category?) -> String? {
        let asked = category?.fields.first { $0.role == .description } ?? category?.fields.first { $0.kind == .longText }
        guard case .text(let text)? = fields[asked?.id ?? "summary"] else { return nil }
        return text
    }
}

extension Bilingual {
    /// The text in the reader's language.
    func text(_ language: Language) -> String { language == .zh ? zh : en }
}

extension String {
    /// `ZIP` of `a.zip`; nil for a name without a short ending.
    fileprivate var fileKind: String? {
        guard let dot = lastIndex(of: "."), dot != startIndex else { return nil }
        let ending = self[index(after: dot)...]
        guard (1...5).contains(ending.utf8.count), ending.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        return ending.uppercased()
    }
}
