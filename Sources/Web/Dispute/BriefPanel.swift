import Market
import Service

/// The case brief as pages show it: section by section, each line with links to the entries that show it.
struct BriefPanel: Sendable {
    /// One line.
    struct Line: Sendable {
        let text: String
        /// A party's own words, or the name of a file.
        let words: String?
        let badge: Badge?
        let at: Moment?
        let due: Moment?
        /// Whether it says a time at all.
        let hasTimes: Bool
        /// The entries that show it.
        let entries: [Link]
        /// `等 3 条`; nil where all are cited.
        let more: String?
    }

    /// One section.
    struct Section: Sendable {
        let anchor: String
        let title: String
        /// Whether it stands under a heading of the brief's own, as on the page of a dispute.
        let isSub: Bool
        let lines: [Line]
        /// What stands there instead of lines; nil where there are some.
        let none: String?
    }

    let lead: String
    let sections: [Section]
}

extension BriefPanel {
    /// - Parameters:
    ///   - isSub: whether it stands under a heading of its own.
    ///   - path: where an entry is read, by its number.
    init(_ brief: CaseBriefText, _ language: Language, now nowMs: Int64, isSub: Bool, path: (Int64) -> String) {
        lead = CaseBriefText.lead.text(language)
        sections = brief.sections.map { section in
            Section(
                anchor: "brief-\(section.name)", title: section.title.text(language), isSub: isSub,
                lines: section.lines.map { Line($0, language, now: nowMs, path) },
                none: section.lines.isEmpty ? section.none.text(language) : nil)
        }
    }
}

extension BriefPanel.Line {
    fileprivate init(_ line: CaseBriefText.Line, _ language: Language, now nowMs: Int64, _ path: (Int64) -> String) {
        text = line.text.text(language)
        words = line.words
        badge = line.mark.map { Badge($0.text.text(language), $0.tone.tone) }
        at = line.at.map { Moment($0.ms, now: nowMs, language) }
        due = line.due.map { Moment($0.ms, now: nowMs, language) }
        hasTimes = line.at != nil || line.due != nil
        entries = line.entries.map { Link(text: "#\($0)", path: path($0)) }
        more = line.moreCount > 0 ? language.say("brief.more", ["n": String(line.moreCount)]) : nil
    }
}

extension CaseBriefText.Mark.Tone {
    fileprivate var tone: Badge.Tone {
        switch self {
        case .good: .good
        case .bad: .bad
        case .open: .warn
        case .calm: .calm
        }
    }
}

extension CaseBriefText {
    /// The brief as JSON: the same lines with the same entries, and their facts by name.
    func json(_ json: inout JSONText) {
        json.member("entriesCount", entriesCount)
        json.array("sections", sections) { section, json in
            json.member("section", section.name)
            json.object("title") { section.title.write(to: &$0) }
            json.array("lines", section.lines) { line, json in
                json.object("text") { line.text.write(to: &$0) }
                json.member("words", line.words)
                json.member("mark", line.mark?.tone.rawValue)
                json.member("at", line.at.map { TimeText.iso($0.ms) })
                json.member("due", line.due.map { TimeText.iso($0.ms) })
                json.member("entries", texts: line.entries.map(String.init))
                json.member("more", line.moreCount)
                json.object("facts") { facts in
                    for fact in line.facts { facts.member(named: fact.name, fact.value) }
                }
            }
        }
    }
}

extension Bilingual {
    fileprivate func write(to json: inout JSONText) {
        json.member("zh", zh)
        json.member("en", en)
    }
}
