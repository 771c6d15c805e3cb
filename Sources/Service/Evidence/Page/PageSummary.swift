import Evidence
import Market

/// The whole trade on one page: what was agreed and by whom confirmed, where the money went, what was handed over.
struct PageSummary {
    let page: BundlePage
    let story: PageStory

    func write(to text: inout PageText) {
        text.put("<section id=\"summary\">\n")
        text.heading(2, "summary-title", "一页摘要", "Summary")
        agreement(&text)
        rows("资金", "Money", &text) { event in
            switch event.kind {
            case "paymentReceived", "holdReleased", "refundOrdered", "refundMade", "releaseReturned", "chargebackRecorded": true
            default: false
            }
        }
        deliveries(&text)
        rows("签收与验收", "Receipt and acceptance", &text) { event in
            switch event.kind {
            case "receiptSigned", "acceptanceConfirmed", "acceptancePassed": true
            default: false
            }
        }
        rows("评价", "Ratings", &text) { $0.kind == "tradeRated" }
        deadlines(&text)
        text.put("</section>\n")
    }

    /// What was still to happen by itself with the newest entry of this bundle.
    private func deadlines(_ text: inout PageText) {
        let open = story.trade.openDeadlines
        guard !open.isEmpty else { return }
        text.put("<h3>\(PageText.both("未到的期限", "Deadlines that run"))</h3>\n<ul>\n")
        for clock in open {
            let name = DeadlineWords.name(clock.deadline.kind)
            let then = DeadlineWords.outcome(clock.outcome)
            text.put(
                "<li>\(PageText.both(name)) · \(PageText.time(clock.deadline.at)) · \(PageText.both("到期后", "then")) \(PageText.both(then))</li>\n"
            )
        }
        text.put("</ul>\n")
    }

    private func agreement(_ text: inout PageText) {
        text.put("<h3>\(PageText.both("约定", "Agreement"))</h3>\n")
        guard let agreement = story.trade.agreement else {
            text.put("<p>\(PageText.both("没有生效的约定。", "No agreement stands."))</p>\n")
            return
        }
        text.put(
            "<p>\(PageText.both("双方确认的是同一份文本，SHA-256", "Both confirmed the same document, SHA-256")) \(document(agreement.document))</p>\n"
        )
        do {
            try text.clauses(agreement.terms, further: wording(agreement.number), since: nil)
        } catch {
            text.put("<p>\(document(agreement.document))</p>\n")
        }
        text.put("<ul>\n")
        for item in page.entries {
            guard case .termsConfirmed(let facts) = item.event, facts.number == agreement.number else { continue }
            let method = PageWords.method(facts.method.rawValue)
            text.put(
                "<li>\(page.party(facts.by)) · \(PageText.both(method.words)) · \(PageText.time(item.at)) · <a href=\"#e\(item.sequence)\">#\(item.sequence)</a></li>\n"
            )
        }
        text.put("</ul>\n")
    }

    private func wording(_ number: Int) -> [String]? {
        for item in page.entries.reversed() {
            if case .termsProposed(let facts) = item.event, facts.number == number { return facts.wording.value?.clauses }
        }
        return nil
    }

    private func document(_ digest: Digest) -> String {
        guard let hash = Hash(hex: digest.rawValue), page.files[hash] != nil else { return PageText.code(digest.rawValue) }
        return "<a href=\"files/\(digest)\">\(PageText.code(digest.rawValue))</a>"
    }

    private func rows(_ zh: String, _ en: String, _ text: inout PageText, where isShown: (TradeEvent) -> Bool) {
        text.put("<h3>\(PageText.both(zh, en))</h3>\n")
        let items = page.entries.filter { isShown($0.event) }
        guard !items.isEmpty else {
            text.put("<p class=\"soft\">\(PageText.both("没有。", "None."))</p>\n")
            return
        }
        text.put("<ul>\n")
        for item in items {
            text.put(
                "<li>\(PageText.both(EntryWords.sentence(for: item.event))) · \(PageText.time(item.at)) · <a href=\"#e\(item.sequence)\">#\(item.sequence)</a></li>\n"
            )
        }
        text.put("</ul>\n")
    }

    private func deliveries(_ text: inout PageText) {
        text.put("<h3>\(PageText.both("交付", "Delivery"))</h3>\n")
        let items = page.entries.filter { $0.event.kind.lowercased().contains("deliver") }
        guard !items.isEmpty else {
            text.put("<p class=\"soft\">\(PageText.both("没有。", "None."))</p>\n")
            return
        }
        for item in items {
            text.put(
                "<p>\(PageText.both(EntryWords.sentence(for: item.event))) · \(PageText.time(item.at)) · <a href=\"#e\(item.sequence)\">#\(item.sequence)</a></p>\n"
            )
            text.files(item.entry.namedFiles, in: page.files)
        }
    }
}
