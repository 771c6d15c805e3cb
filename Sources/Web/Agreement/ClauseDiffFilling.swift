import Market

extension ClauseDiff {
    /// What a version changes against the one before it.
    ///
    /// - Parameters:
    ///   - clauses: the free clauses then and now; nil where they are not known or erased, and then they are not compared.
    init(
        _ terms: Terms, number: Int, against earlier: Terms, clauses: (was: [String], now: [String])?, path: String,
        _ language: Language
    ) {
        let words = TermsWords(language)
        let changed = terms.changes(from: earlier)
        var changes = changed.map { clause in
            Change(clause: words.name(clause), was: words.value(clause, of: earlier), now: words.value(clause, of: terms))
        }
        let free = language.say("clause.free")
        if let clauses {
            changes += clauses.was.filter { !clauses.now.contains($0) }.map { Change(clause: free, was: $0, now: nil) }
            changes += clauses.now.filter { !clauses.was.contains($0) }.map { Change(clause: free, was: nil, now: $0) }
        }
        self.init(
            version: language.say("terms.version", ["n": String(number)]), changes: changes,
            rest: language.count("terms.unchanged", Int64(Terms.Clause.allCases.count - changed.count)), path: path)
    }
}
