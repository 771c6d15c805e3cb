import Evidence
import Market
import Store

/// Everything that happened, in order, by stage.
struct PageTimeline {
    let page: BundlePage
    let story: PageStory

    func write(to text: inout PageText) {
        for (place, part) in story.stages.enumerated() {
            text.put("<section class=\"stage\">\n")
            let words = PageWords.stage(part.stage)
            text.heading(2, "stage-\(place + 1)", words.zh, words.en)
            text.put("<ol class=\"entries\">\n")
            for step in part.steps { PageEntry(page: page, item: step.item).write(to: &text) }
            text.put("</ol>\n</section>\n")
        }
    }
}

/// One thing that happened: who, when, what, its files, and where its entry and its proof are.
struct PageEntry {
    let page: BundlePage
    let item: TradeEntry

    private var entry: Entry { item.entry }

    func write(to text: inout PageText) {
        text.put(
            "<li class=\"entry\(side)\" id=\"e\(item.sequence)\">\n<div class=\"top\"><a href=\"#e\(item.sequence)\">#\(item.sequence)</a> <b>\(PageWords.actor(item.actor, page))</b> <span>\(PageText.time(item.at))</span></div>\n"
        )
        if isMessage {
            text.put("<div class=\"say\">")
            said(&text)
            text.put("</div>\n")
        } else {
            text.put("<p class=\"what\">\(PageText.both(EntryWords.sentence(for: item.event)))</p>\n")
            body(&text)
        }
        text.files(entry.namedFiles, in: page.files)
        proof(&text)
        text.put("</li>\n")
    }

    /// What a party did stands on the party's side.
    private var side: String {
        switch Actor(name: item.actor) {
        case .member(page.opening.buyer): " buyer"
        case .member(page.opening.seller): " seller"
        case .member, .staff, .clock, .gateway, nil: ""
        }
    }

    private var isMessage: Bool {
        if case .messagePosted = item.event { true } else { false }
    }

    private func said(_ text: inout PageText) {
        for (field, words) in item.opened where !words.isEmpty { sealed(field, words, &text, isLabelled: field != "text") }
        for field in item.closed { text.gone(field) }
    }

    // New kinds of entries need no case here: what they say, their facts, their words and their files are shown all the same.
    private func body(_ text: inout PageText) {
        if case .termsProposed(let facts) = item.event {
            terms(facts, &text)
        } else if case .termsConfirmed(let facts) = item.event {
            confirmation(facts, &text)
        } else if case .enquiryOpened = item.event {
            text.put("<p><a href=\"#listing\">\(PageText.both("所见商品的描述", "The listing as it was seen"))</a></p>\n")
        } else {
            publicFacts(&text)
            for (field, words) in item.opened where !words.isEmpty && field != "names" {
                sealed(field, words, &text, isLabelled: true)
            }
            for field in item.closed { text.gone(field) }
        }
    }

    private func sealed(_ field: String, _ words: String, _ text: inout PageText, isLabelled: Bool) {
        let label = isLabelled ? "<small>\(PageText.both(PageWords.label(field)))</small>" : ""
        text.put("\(label)\(PageText.words(words))\n")
    }

    private func terms(_ facts: TermsProposed, _ text: inout PageText) {
        let earlier = earlierTerms(than: facts)
        do {
            try text.clauses(facts.terms, further: facts.wording.value?.clauses, since: earlier)
        } catch {
            text.put("<p>\(PageText.link("entries/\(PageEntry.digits(item.sequence)).json"))</p>\n")
        }
        text.put("<p>\(PageText.both("约定文本", "Document")) SHA-256 \(document(facts.document)) · ")
        text.say("有效至", "open until")
        text.put(" \(PageText.time(facts.openUntil))</p>\n")
    }

    /// The version before, or the standard terms; nil where these are the standard terms themselves.
    private func earlierTerms(than facts: TermsProposed) -> (terms: Terms, further: [String]?)? {
        for other in page.entries.reversed() {
            if case .termsProposed(let before) = other.event, before.number < facts.number {
                return (before.terms, before.wording.value?.clauses)
            }
        }
        guard facts.basis == .negotiated else { return nil }
        return (page.opening.standardTerms, page.listing?.content.value?.clauses)
    }

    private func confirmation(_ facts: TermsConfirmed, _ text: inout PageText) {
        let method = PageWords.method(facts.method.rawValue)
        text.put(
            "<p><span class=\"tag \(method.isStrong ? "strong" : "weak")\">\(method.isStrong ? "◆" : "◇")</span> \(PageText.both(method.words))</p>\n"
        )
        if !facts.ticks.isEmpty {
            let defects = page.listing?.content.value?.defects ?? []
            text.put("<ul>\n")
            for tick in facts.ticks { text.put("<li>☑ \(PageWords.tick(tick, defects: defects))</li>\n") }
            text.put("</ul>\n")
        }
        text.put("<p>SHA-256 \(document(facts.document))</p>\n")
    }

    private func document(_ digest: Digest) -> String {
        guard let hash = Hash(hex: digest.rawValue), page.files[hash] != nil else { return PageText.code(digest.rawValue) }
        return "<a href=\"files/\(digest)\">\(PageText.code(digest.rawValue))</a>"
    }

    /// The facts of the entry that are single values.
    private func publicFacts(_ text: inout PageText) {
        var rows = ""
        for member in entry.header.facts.members where !Self.unlisted.contains(member.name) {
            guard let value = value(member.name, member.value) else { continue }
            rows += "<dt>\(PageText.both(PageWords.label(member.name)))</dt><dd>\(value)</dd>\n"
        }
        if !rows.isEmpty { text.put("<dl>\n\(rows)</dl>\n") }
    }

    /// What the sentence says already.
    private static let unlisted: Set<String> = [
        "by", "stage", "artefacts", "rated", "number", "deadline", "reminder", "from", "to", "ground", "stance", "isAppeal",
    ]

    private func value(_ name: String, _ json: JSON) -> String? {
        if let amount = PageTerms.amount(json) { return PageText.escaped(amount) }
        switch json {
        case .bool(let value): return value ? PageText.both("是", "yes") : PageText.both("否", "no")
        case .integer(let value):
            let isMoment = name.hasSuffix("ntil") || name.hasSuffix("At") || name.hasSuffix("at")
            return isMoment && value > 1_000_000_000_000 ? PageText.time(Timestamp(ms: value)) : PageText.grouped(value)
        case .string(let text):
            if let named = named(name, text) { return named }
            if name == "score", let score = Score(rawValue: text) { return PageWords.score(score) }
            if let hash = Hash(hex: text), page.files[hash] != nil { return "<a href=\"files/\(text)\">\(PageText.code(text))</a>" }
            return PageText.code(text)
        case .null, .number, .array, .object: return nil
        }
    }

    /// A gateway or one of the staff in words, and of the latter the identifier by which entries name that one; nil for anything else.
    private func named(_ name: String, _ text: String) -> String? {
        if name == "gateway" { return PageText.both(GatewayWords.name(text)) }
        guard let member = MemberID(rawValue: text) else { return nil }
        switch name {
        case "mediator": return "\(PageText.both(StaffWords.mediator(member))) · \(PageText.code(text))"
        case "staff": return "\(PageText.both(StaffWords.staff(member))) · \(PageText.code(text))"
        default: return nil
        }
    }

    private func proof(_ text: inout PageText) {
        let digits = PageEntry.digits(item.sequence)
        var parts = [PageText.link("entries/\(digits).json")]
        if !entry.openings.isEmpty { parts.append(PageText.link("values/\(digits).json")) }
        parts.append(PageText.link("proofs/\(digits).tlog-proof"))
        parts.append(PageText.both("日志第 \(item.position) 位", "leaf \(item.position)"))
        parts.append(PageText.code(item.hash))
        text.put("<p class=\"proof\">\(parts.joined(separator: " · "))</p>\n")
    }

    static func digits(_ sequence: Int64) -> String {
        String(repeating: "0", count: max(0, 6 - String(sequence).count)) + String(sequence)
    }
}

extension PageText {
    /// The files that an entry names: what they were called, their size and hash, a link to each, and pictures as such.
    mutating func files(_ named: [NamedFile], in bundle: [Hash: PageFile]) {
        guard !named.isEmpty else { return }
        put(
            "<div class=\"scroll\"><table><tr><th>\(PageText.both("文件", "File"))</th><th>\(PageText.both("大小", "Size"))</th><th>SHA-256</th></tr>\n"
        )
        for file in named {
            let name = file.name.map(PageText.name) ?? PageText.both("（名称未公开或已删除）", "(name withheld or erased)")
            let size = (bundle[file.sha256]?.sizeBytes ?? file.sizeBytes).map(PageText.bytes) ?? ""
            let link =
                bundle[file.sha256] == nil
                ? "\(PageText.code(file.sha256.hex)) \(PageText.both("（不在包里）", "(not in this bundle)"))"
                : "<a href=\"files/\(file.sha256.hex)\">\(PageText.code(file.sha256.hex))</a>"
            put("<tr><td>\(name)</td><td>\(size)</td><td>\(link)</td></tr>\n")
        }
        put("</table></div>\n")
        let pictures = named.filter { bundle[$0.sha256]?.isPicture == true }
        guard !pictures.isEmpty else { return }
        put("<div class=\"pictures\">")
        for file in pictures {
            let path = "files/\(file.sha256.hex)"
            put("<a href=\"\(path)\"><img src=\"\(path)\" alt=\"\(PageText.escaped(file.name ?? file.sha256.hex))\"></a>")
        }
        put("</div>\n")
    }
}
