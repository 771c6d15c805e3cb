import Market

/// The case brief of the trade as it stood when the bundle was made: the same lines as on the platform's page, each with links to the
/// entries that show it.
struct PageBrief {
    let page: BundlePage

    func write(to text: inout PageText) {
        do {
            guard
                let brief = try CaseBriefText(
                    page.entries, listing: page.listing, found: page.found, at: page.exportedAt)
            else { return }
            write(brief, to: &text)
        } catch {
            text.put("<!-- the agreement's terms could not be put into words -->\n")
        }
    }

    private func write(_ brief: CaseBriefText, to text: inout PageText) {
        text.put("<section id=\"brief\">\n")
        text.heading(2, "brief-title", "案情摘要", "Case brief")
        text.put("<p class=\"soft\">\(PageText.both(CaseBriefText.lead))</p>\n")
        for section in brief.sections {
            text.heading(3, "brief-\(section.name)", section.title.zh, section.title.en)
            guard !section.lines.isEmpty else {
                text.put("<p class=\"soft\">\(PageText.both(section.none))</p>\n")
                continue
            }
            text.put("<div class=\"scroll\"><table>\n")
            for line in section.lines { row(line, &text) }
            text.put("</table></div>\n")
        }
        text.put("</section>\n")
    }

    private func row(_ line: CaseBriefText.Line, _ text: inout PageText) {
        text.put("<tr><td>\(PageText.both(line.text))")
        if let words = line.words { text.put(PageText.words(words)) }
        let times = [
            line.at.map(PageText.time), line.due.map { PageText.both("截至", "until") + " " + PageText.time($0) },
        ].compactMap(\.self)
        if !times.isEmpty { text.put("<br><small>\(times.joined(separator: " · "))</small>") }
        text.put("</td><td>\(line.mark.map { PageText.both($0.text) } ?? "")</td><td>")
        text.put(line.entries.map { "<a href=\"#e\($0)\">#\($0)</a>" }.joined(separator: " "))
        if line.moreCount > 0 { text.put(" " + PageText.both("等 \(line.moreCount) 条", "and \(line.moreCount) more")) }
        text.put("</td></tr>\n")
    }
}
