import Market
import Service

extension MarketPage.FilterForm {
    init(_ query: MarketQuery, _ finding: MarketFinding, _ schema: Market.Category?, _ language: Language) {
        var kept: [MarketPage.Kept] = []
        if !query.words.isEmpty { kept.append(.init(name: "q", value: query.words)) }
        if let category = query.category { kept.append(.init(name: "category", value: category)) }
        if query.sort != .relevance { kept.append(.init(name: "sort", value: query.sort.rawValue)) }
        self.kept = kept
        groups = (schema?.fields ?? []).filter { $0.filter == true }.compactMap { field in
            MarketPage.Group(field, query.answers[field.id] ?? [], finding.answers[field.id] ?? [:], language)
        }
        priceMin = query.minMinor.map(MoneyText.typed) ?? ""
        priceMax = query.maxMinor.map(MoneyText.typed) ?? ""
        isClean = query.noKnownDefects
        isDeposited = query.deposited
        credits =
            [.init(value: "", label: language.say("market.credit.any"), isChosen: query.creditMin == nil)]
            + MarketSearch.creditSteps.map { points in
                .init(
                    value: String(points), label: language.say("market.credit.min", ["points": String(points)]),
                    isChosen: query.creditMin == points)
            }
        summary =
            query.filterCount > 0
            ? language.say("market.narrow.set", ["n": String(query.filterCount)]) : language.say("market.narrow")
    }
}

extension MarketPage.Group {
    /// Nil where no offer of the list answers the question, so that it could narrow nothing.
    fileprivate init?(_ field: Market.Category.Field, _ chosen: [String], _ counts: [String: Int], _ language: Language) {
        options = field.filterValues.compactMap { value in
            let count = counts[value] ?? 0
            guard count > 0 || chosen.contains(value) else { return nil }
            return MarketPage.Option(
                value: value, label: field.label(of: value, language), count: NumberText.grouped(UInt64(count)),
                isChosen: chosen.contains(value))
        }
        guard !options.isEmpty else { return nil }
        self.field = field.id
        legend = field.label.text(language)
        isOpen = !chosen.isEmpty
    }
}

extension Market.Category.Field {
    /// What an answer that can be chosen says.
    func label(of value: String, _ language: Language) -> String {
        if kind == .yesNo { return value == "yes" ? language.say("form.yes") : language.say("form.no") }
        return choices?.first { $0.id == value }?.label.text(language) ?? value
    }
}

extension MarketQuery {
    /// Leaves the category, and with it the answers to its questions.
    mutating func leaveCategory() {
        category = nil
        answers = [:]
    }

    /// Leaves all filters; words, category and order stay.
    mutating func clear() {
        var plain = MarketQuery()
        plain.words = words
        plain.category = category
        plain.sort = sort
        self = plain
    }

    /// The filters that are set, each with the address without it.
    func chips(_ schema: Market.Category?, _ language: Language) -> [MarketPage.Chip] {
        var chips: [MarketPage.Chip] = []
        func add(_ label: String, _ change: (inout MarketQuery) -> Void) {
            chips.append(.init(label: label, path: path(change), removal: language.say("market.chip.remove", ["filter": label])))
        }
        for field in schema?.fields ?? [] {
            for value in answers[field.id] ?? [] {
                add(language.say("market.chip", ["field": field.label.text(language), "value": field.label(of: value, language)])) {
                    $0.answers[field.id]?.removeAll { $0 == value }
                }
            }
        }
        switch (minMinor.map(MoneyText.yuan), maxMinor.map(MoneyText.yuan)) {
        case (let low?, let high?): add("\(low) – \(high)") { ($0.minMinor, $0.maxMinor) = (nil, nil) }
        case (let low?, nil): add(language.say("market.chip.from", ["price": low])) { $0.minMinor = nil }
        case (nil, let high?): add(language.say("market.chip.to", ["price": high])) { $0.maxMinor = nil }
        case (nil, nil): break
        }
        if noKnownDefects { add(language.say("market.clean")) { $0.noKnownDefects = false } }
        if deposited { add(language.say("market.deposited")) { $0.deposited = false } }
        if let creditMin {
            add(language.say("market.credit.min", ["points": String(creditMin)])) { $0.creditMin = nil }
        }
        return chips
    }

    /// What to try where nothing was found: fewer filters, fewer words, another category, all listings.
    func ways(_ finding: MarketFinding, _ categories: Categories, _ language: Language) -> [Link] {
        var ways: [Link] = []
        if filterCount > 0 { ways.append(Link(text: language.say("market.way.unfiltered"), path: path { $0.clear() })) }
        let typed = words.split(whereSeparator: \.isWhitespace)
        if typed.count > 1 {
            ways += typed.prefix(4).map { word in
                Link(text: language.say("market.way.word", ["word": String(word)]), path: path { $0.words = String(word) })
            }
        }
        if category != nil {
            ways += categories.all.filter { finding.categories[$0.id] ?? 0 > 0 }.prefix(3).map { other in
                Link(
                    text: language.say(
                        "market.way.category",
                        ["category": other.title.text(language), "n": String(finding.categories[other.id] ?? 0)]),
                    path: path { changed in
                        changed.leaveCategory()
                        changed.category = other.id
                    })
            }
        }
        return ways + [Link(text: language.say("market.all"), path: "/")]
    }
}
