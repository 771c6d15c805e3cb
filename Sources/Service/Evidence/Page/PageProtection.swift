import Market

/// The protection check as it stood when the bundle was made: what is in proof, what is weaker than it could be, and who would
/// have to prove what is missing.
struct PageProtection {
    let page: BundlePage
    let story: PageStory

    func write(to text: inout PageText) {
        let check = story.trade.protectionCheck(at: page.exportedAt)
        text.put("<section id=\"protection\">\n")
        text.heading(2, "protection-title", "权益护航", "Protection check")
        text.put("<table><tr><th>\(PageText.both("保护", "Protection"))</th><th>\(PageText.both("要点", "Point"))</th>")
        text.put("<th>\(PageText.both("状态", "State"))</th></tr>\n")
        for finding in check.findings {
            for point in finding.points {
                text.put("<tr><td>\(PageText.both(ProtectionWords.name(of: finding.protection)))</td>")
                text.put("<td>\(PageText.both(ProtectionWords.sentence(for: point)))")
                if point.status != .inPlace {
                    text.put("<br><small>\(PageText.both(ProtectionWords.why(point.topic)))</small>")
                }
                text.put("</td><td>\(PageText.both(ProtectionWords.name(of: point.status)))</td></tr>\n")
            }
        }
        text.put("</table>\n</section>\n")
    }
}
