import Evidence
import Market
import Store

/// What was described when the trade began: the revision to which it is pinned, in words, from its own entry.
struct PageListing {
    let page: BundlePage

    func write(to text: inout PageText) {
        text.put("<section id=\"listing\">\n")
        text.heading(2, "listing-title", "当时的商品描述", "What was described")
        text.put("<p class=\"proof\">\(PageText.link("references/000000-entry.json")) · ")
        text.say("发布于", "published")
        text.put(" \(PageText.time(page.revision.time)) · ")
        text.say("日志第 \(page.revision.position) 位", "leaf \(page.revision.position)")
        text.put(" · \(PageText.code(page.revision.hash.hex))</p>\n")
        guard let facts = page.listing, let content = facts.content.value else {
            text.gone("content")
            text.put("</section>\n")
            return
        }
        text.put("<h3>\(PageText.name(content.title))</h3>\n")
        answers(content, &text)
        defects(content, &text)
        text.put("<h3>\(PageText.both("卖家的标准约定", "The seller's standard terms"))</h3>\n")
        terms(facts, content, &text)
        artefact(facts, content, &text)
        text.put("</section>\n")
    }

    private func answers(_ content: ListingContent, _ text: inout PageText) {
        guard !content.fields.isEmpty else { return }
        let fields = page.category?.fields ?? []
        let known = fields.map(\.id)
        let order = known.filter { content.fields[$0] != nil } + content.fields.keys.filter { !known.contains($0) }.sorted()
        text.put("<dl>\n")
        for id in order {
            guard let answer = content.fields[id] else { continue }
            let field = fields.first { $0.id == id }
            text.put("<dt>\(PageText.both(field?.label ?? Bilingual(zh: id, en: id)))</dt><dd>\(value(answer, field))</dd>\n")
        }
        text.put("</dl>\n")
    }

    private func value(_ answer: FieldValue, _ field: Market.Category.Field?) -> String {
        func choice(_ id: String) -> String {
            (field?.choices?.first { $0.id == id }?.label).map { PageText.both($0) } ?? PageText.name(id)
        }
        switch answer {
        case .text(let text): return field?.choices == nil ? PageText.words(text) : choice(text)
        case .number(let number):
            return PageText.escaped(PageText.grouped(number)) + (field?.unit.map { " " + PageText.both($0) } ?? "")
        case .yesNo(let yes): return yes ? PageText.both("是", "yes") : PageText.both("否", "no")
        case .choices(let ids): return ids.map(choice).joined(separator: "、")
        case .platforms(let rows):
            return rows.map { "\(choice($0.platform)) \(PageText.name($0.versions))" }.joined(separator: "；")
        }
    }

    private func defects(_ content: ListingContent, _ text: inout PageText) {
        text.put("<h3>\(PageText.both("卖家披露的已知缺陷", "Known defects that the seller disclosed"))</h3>\n")
        if content.defects.isEmpty {
            text.put("<p>\(PageText.both("卖家声明：没有已知缺陷。", "The seller states that no defect is known."))</p>\n")
            return
        }
        text.put("<ol>\n")
        for defect in content.defects {
            text.put("<li>\(PageWords.severity(defect.severity)) · \(PageText.name(defect.text))</li>\n")
        }
        text.put("</ol>\n")
    }

    private func terms(_ facts: RevisionPublished, _ content: ListingContent, _ text: inout PageText) {
        do {
            try text.clauses(facts.terms, further: content.clauses, since: nil)
        } catch {
            text.put("<p>\(PageText.code("references/000000-entry.json"))</p>\n")
        }
    }

    private func artefact(_ facts: RevisionPublished, _ content: ListingContent, _ text: inout PageText) {
        guard let artefact = facts.artefact else { return }
        text.put("<h3>\(PageText.both("发布时存放的文件", "The file deposited with it"))</h3>\n<p>")
        text.put(
            "\(PageText.name(content.artefactName ?? "")) · \(PageText.bytes(artefact.bytes)) · SHA-256 \(PageText.code(artefact.sha256.rawValue))</p>\n"
        )
    }
}
