import Market
import Service

extension MarketPage {
    init(
        _ cards: [Card], words: String, category: String?, counts: [String: Int], categories: Categories,
        paging: Paging, _ language: Language
    ) {
        title = language.say("market.title")
        search = words
        self.cards = cards
        self.paging = paging.isNeeded ? paging : nil
        isSearch = !words.isEmpty || category != nil
        isEmpty = cards.isEmpty
        if !isSearch {
            found = language.say("market.latest")
        } else if paging.isNeeded {
            found = language.say("market.results")
        } else {
            found = language.count("market.found", Int64(cards.count))
        }
        let all = Filter(
            label: language.say("market.categories.all"), path: MarketRoute.path(words, nil),
            count: String(counts.values.reduce(0, +)), isChosen: category == nil)
        filters = [all] + categories.all.map { entry in
            Filter(
                label: entry.title.text(language), path: MarketRoute.path(words, entry.id),
                count: String(counts[entry.id] ?? 0), isChosen: category == entry.id)
        }
    }

    /// A page of nothing, where only the JSON is wanted.
    static let empty = MarketPage(
        title: "", search: "", found: "", cards: [], filters: [], paging: nil, isSearch: false, isEmpty: true)
}

extension MarketPage.Card {
    /// - Parameter revision: the newest revision; without it the card has neither summary nor check.
    init(_ row: ListingRow, _ categories: Categories, _ language: Language, revision: Revision? = nil) {
        title = row.title.isEmpty ? language.say("listing.erased") : row.title
        path = "/listings/\(row.id)"
        category = categories.title(of: row.category)?.text(language) ?? row.category
        price = MoneyText.yuan(row.priceMinor)
        seller = MemberName(
            id: row.seller.rawValue, name: row.sellerName,
            credit: language.say("member.credit", ["points": String(row.sellerPoints)]))
        sold = nil
        hasDefects = row.defectCount > 0
        defects = hasDefects
            ? language.count("market.defects", Int64(row.defectCount)) : language.say("market.defects.none")
        let content = revision?.facts.content.value
        artefact = row.artefactBytes.map { bytes in
            NumberText.size(bytes: bytes) + (content?.artefactName?.fileKind.map { " · " + $0 } ?? "")
        } ?? language.say("market.artefact.none")
        summary = content?.summary(revision.flatMap { categories[row.category, version: $0.facts.categoryVersion] }) ?? ""
        let findings = revision?.facts.protectionCheck ?? []
        protection = findings.badge(language)
        isFullyProtected = findings.inPlaceCount == findings.count
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
