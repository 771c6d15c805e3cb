import Market

/// The case brief in words of both languages, section by section: the same lines in page, JSON and bundle.
package struct CaseBriefText: Sendable {
    /// What the lines say, for programs.
    package let brief: CaseBrief
    /// Where the trade stood and how many entries were read.
    package let entriesCount: Int64
    /// The sections, in their order; all of them, with or without lines.
    package let sections: [Section]

    /// One section.
    package struct Section: Sendable {
        /// Its name in JSON and in anchors.
        package let name: String
        /// What it is called.
        package let title: Bilingual
        /// What stands in place of lines where there are none.
        package let none: Bilingual
        /// The lines.
        package let lines: [Line]
    }

    /// One line with the entries that show it.
    package struct Line: Sendable {
        /// The line in words of ours.
        package let text: Bilingual
        /// A party's own words, or the name of a file; nil where there are none.
        package var words: String?
        /// How it stands; nil where there is nothing to judge.
        package var mark: Mark?
        /// When it happened; nil where the line is about no one moment.
        package var at: Timestamp?
        /// Until when it was to happen.
        package var due: Timestamp?
        /// The entries, ascending.
        package let entries: [Int64]
        /// How many more entries there are than are cited.
        package var moreCount = 0
        /// The same for programs, by name.
        package var facts: [(name: String, value: String)] = []
    }

    /// How a line stands, in a word.
    package struct Mark: Sendable {
        /// The word.
        package let text: Bilingual
        /// How it looks.
        package let tone: Tone

        /// How a mark looks.
        package enum Tone: String, Sendable {
            case good, bad, open, calm
        }
    }

    /// Puts a brief into words. Throws: what encoding the terms throws.
    init(_ brief: CaseBrief, terms: Terms, entriesCount: Int64) throws {
        self.brief = brief
        self.entriesCount = entriesCount
        let clauses = try PageTerms(terms)
        sections = [
            Section(
                name: "statements", title: Bilingual(zh: "双方的主张与答复", en: "What the parties claim and answer"),
                none: Bilingual(zh: "双方还没有在程序中提出主张。", en: "Neither party has claimed anything in due form yet."),
                lines: brief.statements.map(Line.init)),
            Section(
                name: "promises", title: Bilingual(zh: "承诺与履行，逐条对照", en: "Promised against delivered, clause by clause"),
                none: Bilingual(zh: "约定没有可对照的条款。", en: "The agreement has no clause to compare."),
                lines: brief.promises.map { Line($0, clauses, terms) }),
            Section(
                name: "clocks", title: Bilingual(zh: "期限：守时与逾期", en: "Deadlines: kept, missed, and by how long"),
                none: Bilingual(zh: "没有开始计时的期限。", en: "No clock has begun."), lines: brief.clocks.map(Line.init)),
            Section(
                name: "handovers", title: Bilingual(zh: "交付、下载与签收", en: "Deliveries, downloads and receipts"),
                none: Bilingual(zh: "没有交付记录。", en: "Nothing was handed over."), lines: brief.handovers.flatMap(Self.lines)),
            Section(
                name: "warnings", title: Bilingual(zh: "系统的提醒", en: "What the checks warned of"),
                none: Bilingual(zh: "对话和商品描述中没有发现问题。", en: "Nothing was found in the conversation or the listing."),
                lines: brief.warnings.map(Line.init)),
            Section(
                name: "proofs", title: Bilingual(zh: "哪些有证明，哪些只是说法", en: "What is in proof, and what is only said"),
                none: Bilingual(zh: "没有记录。", en: "There is no entry."), lines: brief.proofs.map(Line.init)),
        ]
    }

    /// Says what a brief is, and what it is not.
    package static let lead = Bilingual(
        zh: "本摘要由卷宗记录自动、确定地得出：同样的记录总是得出同样的摘要。每一行都标明所依据的记录编号；它不作任何判断。",
        en:
            "This brief follows from the entries alone: the same entries always give the same brief. Each line cites the entries that show it. It decides nothing."
    )
}
