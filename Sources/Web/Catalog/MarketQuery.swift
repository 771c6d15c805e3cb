import HTTPTypes
import Market
import Service

/// A search as it stands in an address: `/?q=&category=&f.<field>=&min=&max=&clean=&deposited=&credit=&sort=`.
struct MarketQuery: Sendable, Equatable {
    /// Characters of the words.
    static let wordsCharactersMax = 100
    /// Answers chosen for one field.
    static let answersMax = 60

    var words = ""
    var category: String?
    /// Answers by field, in the order chosen. They belong to the category and go with it.
    var answers: [String: [String]] = [:]
    /// Minor units.
    var minMinor: Int64?
    /// Minor units.
    var maxMinor: Int64?
    var noKnownDefects = false
    var deposited = false
    var creditMin: Int64?
    var sort = MarketSearch.Sort.relevance

    init() {}

    /// Reads an address. An order or a level of credit that does not exist is passed over, as links grow old.
    ///
    /// - Throws: `Refused` `searchUnreadable`, `searchTooLong`, `searchPriceWrong`.
    init(_ visit: Visit) throws(Refused) {
        let form: Form
        do { form = try visit.query() } catch { throw Refused(error.status, "searchUnreadable") }
        var fields = Fields(.form(form))
        words = fields.optionalText("q", charactersMax: Self.wordsCharactersMax) ?? ""
        if let problem = fields.problems.first {
            guard problem.code == "tooLong" else { throw Refused(.badRequest, "searchUnreadable") }
            throw Refused(.unprocessableContent, "searchTooLong", ["max": String(Self.wordsCharactersMax)])
        }
        category = fields.optionalText("category", charactersMax: 100)
        for (field, values) in fields.prefixed("f.") {
            let chosen = values.filter { !$0.isEmpty }.prefix(Self.answersMax)
            if !chosen.isEmpty { answers[field] = Array(chosen) }
        }
        minMinor = try Self.price(fields.optionalText("min", charactersMax: 40))
        maxMinor = try Self.price(fields.optionalText("max", charactersMax: 40))
        // Whoever types the two the other way round means the same range.
        if let low = minMinor, let high = maxMinor, low > high { (minMinor, maxMinor) = (high, low) }
        noKnownDefects = form["clean"] == "yes"
        deposited = form["deposited"] == "yes"
        creditMin = form["credit"].flatMap { Int64($0) }.flatMap { MarketSearch.creditSteps.contains($0) ? $0 : nil }
        sort = form["sort"].flatMap(MarketSearch.Sort.init) ?? .relevance
    }

    private static func price(_ typed: String?) throws(Refused) -> Int64? {
        guard let typed else { return nil }
        do {
            return try MoneyText.parse(typed[...])
        } catch {
            throw Refused(.unprocessableContent, "searchPriceWrong", ["typed": typed])
        }
    }

    /// Whether anything is asked for but an order.
    var isSearch: Bool {
        var plain = self
        plain.sort = .relevance
        return plain != MarketQuery()
    }

    /// How many filters narrow the search, the category and the words not counted.
    var filterCount: Int {
        answers.values.reduce(0) { $0 + $1.count } + (minMinor != nil || maxMinor != nil ? 1 : 0)
            + (noKnownDefects ? 1 : 0) + (deposited ? 1 : 0) + (creditMin != nil ? 1 : 0)
    }

    /// The search for the market; fields that the category does not filter by are passed over.
    func search(_ schema: Market.Category?, after: MarketSearch.Place?) -> MarketSearch {
        let filters = Set((schema?.fields ?? []).filter { $0.filter == true }.map(\.id))
        return MarketSearch(
            words: words, category: category,
            answers: answers.filter { filters.contains($0.key) }.mapValues(Set.init),
            priceMinor: minMinor != nil || maxMinor != nil ? (minMinor ?? 0)...(maxMinor ?? .max) : nil,
            noKnownDefects: noKnownDefects, deposited: deposited, creditMin: creditMin, sort: sort, after: after,
            limit: Limits.pageItems)
    }

    /// The address, without a place in the list.
    var path: String {
        let parts = pairs.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }
        return parts.isEmpty ? "/" : "/?" + parts.joined(separator: "&")
    }

    /// The address after a change.
    func path(_ change: (inout MarketQuery) -> Void) -> String {
        var changed = self
        change(&changed)
        return changed.path
    }

    private var pairs: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        if let category { pairs.append(("category", category)) }
        for (field, values) in answers.sorted(by: { $0.key < $1.key }) { pairs += values.map { ("f.\(field)", $0) } }
        if let minMinor { pairs.append(("min", MoneyText.typed(minMinor))) }
        if let maxMinor { pairs.append(("max", MoneyText.typed(maxMinor))) }
        if noKnownDefects { pairs.append(("clean", "yes")) }
        if deposited { pairs.append(("deposited", "yes")) }
        if let creditMin { pairs.append(("credit", String(creditMin))) }
        if sort != .relevance { pairs.append(("sort", sort.rawValue)) }
        return pairs
    }
}
