import Market

/// The clauses of one version of the terms in the order and words of a contract.
struct ContractClauses: Sendable {
    /// One clause: its name, what it says, and whether the law asks that it be pointed out.
    let all: [(name: String, text: String, isKey: Bool)]

    /// - Parameter free: the clauses in words; nil where they were erased.
    init(_ terms: Terms, free: [String]?, _ language: Language) {
        let words = TermsWords(language)
        let typed = Terms.Clause.allCases.map { (words.name($0), words.text($0, of: terms), words.isKey($0)) }
        all = typed + (free ?? [language.say("trade.erased")]).map { (language.say("clause.free"), $0, false) }
    }

    /// The same as a page numbers them.
    var numbered: [AgreementPage.Clause] {
        all.enumerated().map { place, clause in
            AgreementPage.Clause(number: String(place + 1), name: clause.name, text: clause.text, isKey: clause.isKey)
        }
    }
}
