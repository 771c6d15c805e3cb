/// One version of the terms with its words, as far as they still stand.
package struct TermsVersion: Equatable, Sendable {
    /// The typed clauses.
    package let terms: Terms
    /// The clauses in words; nil where they were erased.
    package let wording: TermsWording?

    package init(terms: Terms, wording: TermsWording?) {
        self.terms = terms
        self.wording = wording
    }

    /// Whether a clause says the same in both. What was erased of either is not compared.
    package func says(the clause: ClauseName, as other: TermsVersion) -> Bool {
        switch clause {
        case .typed(let clause): terms.says(the: clause, as: other.terms)
        case .wording(let part):
            switch (wording, other.wording) {
            case (let own?, let others?): own.items(part) == others.items(part)
            case (nil, _), (_, nil): true
            }
        }
    }
}

/// What one version of the terms changes against another: by clause, and in words by word.
package struct TermsComparison: Sendable {
    /// The clauses that differ, in the order in which a contract reads.
    package let changes: [Change]
    /// How many clauses say the same in both.
    package let sameCount: Int

    /// One clause that differs.
    package struct Change: Sendable {
        /// Which clause.
        package let clause: ClauseName
        /// For a part of the wording, the items that differ; empty for a typed clause.
        package let items: [ItemChange]
        /// What the change weighs.
        package var materiality: Materiality { clause.materiality }
    }

    /// One item of a list, or one clause in words.
    package enum ItemChange: Equatable, Sendable {
        case removed(String)
        case added(String)
        /// Put otherwise.
        case reworded(WordDiff)
        /// Only its place in the list is another.
        case moved(String)
    }

    /// Compares `now` with `was`.
    package init(from was: TermsVersion, to now: TermsVersion) {
        changes = ClauseName.allCases.filter { !now.says(the: $0, as: was) }.map { clause in
            switch clause {
            case .typed: Change(clause: clause, items: [])
            case .wording(let part):
                Change(
                    clause: clause,
                    items: Self.items(from: was.wording?.items(part) ?? [], to: now.wording?.items(part) ?? []))
            }
        }
        sameCount = ClauseName.allCases.count - changes.count
    }

    /// Whether a change makes the answer a new offer. Source: 民法典 488.
    package var isMaterial: Bool { changes.contains { $0.materiality.isMaterial } }

    /// From this likeness on two items are taken for one that was put otherwise, in thousandths.
    static let likenessMinThousandths = 400

    private static func items(from was: [String], to now: [String]) -> [ItemChange] {
        var removed = was
        var added: [String] = []
        for item in now {
            if let place = removed.firstIndex(of: item) { removed.remove(at: place) } else { added.append(item) }
        }
        guard !removed.isEmpty || !added.isEmpty else { return now.map(ItemChange.moved) }
        var changes: [ItemChange] = []
        for item in removed {
            let best = added.indices.map { ($0, likeness(item, added[$0])) }.max { $0.1 < $1.1 }
            if let (place, likeness) = best, likeness >= likenessMinThousandths {
                changes.append(.reworded(WordDiff(from: item, to: added.remove(at: place))))
            } else {
                changes.append(.removed(item))
            }
        }
        return changes + added.map(ItemChange.added)
    }

    /// How many characters two texts have in common, wherever they stand, in thousandths of the longer one.
    private static func likeness(_ one: String, _ other: String) -> Int {
        var counts: [Character: Int] = [:]
        for character in one { counts[character, default: 0] += 1 }
        var common = 0
        for character in other {
            guard let count = counts[character], count > 0 else { continue }
            counts[character] = count - 1
            common += 1
        }
        return common * 1_000 / max(one.count, other.count, 1)
    }
}
