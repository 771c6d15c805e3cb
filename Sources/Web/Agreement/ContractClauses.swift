import Market

/// The clauses of one version of the terms in the order and words of a contract.
struct ContractClauses: Sendable {
    /// One clause: its name, what it says, and whether the law asks that it be pointed out.
    let all: [(name: String, text: String, isKey: Bool)]

    /// A version whose words stand.
    init(_ version: TermsVersion, _ language: Language) {
        let words = TermsWords(language)
        let typed = Terms.Clause.allCases.filter { $0 != .milestones || !version.terms.milestones.isEmpty }.map {
            (words.name($0), words.text($0, of: version.terms), words.isKey($0))
        }
        let lists = [TermsWording.Part.contents, .criteria, .milestoneContents, .receivingSystem].compactMap { part in
            version.wording.flatMap { wording in
                wording.items(part).isEmpty
                    ? nil : (words.name(.wording(part)), words.value(.wording(part), of: version), part == .criteria)
            }
        }
        let free = version.wording?.clauses ?? [language.say("trade.erased")]
        all = typed + lists + free.map { (language.say("clause.free"), $0, false) }
    }

    /// The same as a page numbers them.
    var numbered: [AgreementPage.Clause] {
        all.enumerated().map { place, clause in
            AgreementPage.Clause(number: String(place + 1), name: clause.name, text: clause.text, isKey: clause.isKey)
        }
    }
}
