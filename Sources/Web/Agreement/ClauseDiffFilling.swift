import Market

extension ClauseDiff {
    /// What a version changes against another one.
    ///
    /// - Parameters:
    ///   - version: what the newer one is called.
    ///   - was: the earlier version, by its number; 0 stands for the standard terms.
    init(
        _ version: String, from was: (number: Int, version: TermsVersion), to now: TermsVersion, path: String,
        _ language: Language
    ) {
        let words = TermsWords(language)
        let comparison = TermsComparison(from: was.version, to: now)
        let changes = comparison.changes.flatMap { change in
            Self.changes(change, from: was.version, to: now, words)
        }
        // Where the words of one of them are not at hand, nothing is said about them.
        let isWhole = was.version.wording != nil && now.wording != nil
        let uncomparedCount = isWhole ? 0 : TermsWording.Part.allCases.count
        let against =
            was.number == 0 ? language.say("terms.standard") : language.say("terms.version", ["n": String(was.number)])
        self.init(
            version: version, changes: changes,
            rest: language.count("terms.unchanged", Int64(comparison.sameCount - uncomparedCount)),
            path: path,
            note: Self.note(comparison, isWhole: isWhole, against, language))
    }

    /// What the changes come to; and that words were not compared, where they were not.
    private static func note(
        _ comparison: TermsComparison, isWhole: Bool, _ against: String, _ language: Language
    ) -> String {
        let typedOnly = language.say("diff.typedOnly", ["against": against])
        if comparison.isMaterial {
            let material = language.say("diff.material", ["against": against])
            return isWhole ? material : language == .zh ? material + typedOnly : "\(material) \(typedOnly)"
        }
        guard isWhole else { return typedOnly }
        return comparison.changes.isEmpty
            ? language.say("diff.same", ["against": against]) : language.say("diff.minor", ["against": against])
    }

    private static func changes(
        _ change: TermsComparison.Change, from was: TermsVersion, to now: TermsVersion, _ words: TermsWords
    ) -> [Change] {
        let (name, weight) = (words.name(change.clause), words.weight(change.materiality))
        let isMaterial = change.materiality.isMaterial
        guard case .wording = change.clause else {
            return [
                Change(
                    clause: name, was: words.value(change.clause, of: was), now: words.value(change.clause, of: now),
                    weight: weight, isMaterial: isMaterial)
            ]
        }
        return change.items.map { item in
            var line: Change
            switch item {
            case .removed(let text): line = Change(clause: name, was: text, now: nil)
            case .added(let text): line = Change(clause: name, was: nil, now: text)
            case .moved(let text):
                line = Change(clause: name, was: nil, now: nil)
                line.pieces = [Piece(text: text, isRemoved: false, isAdded: false, isKept: true)]
            case .reworded(let diff):
                line = Change(clause: name, was: nil, now: nil)
                line.pieces = diff.pieces.map { piece in
                    Piece(
                        text: piece.text, isRemoved: piece.fate == .removed, isAdded: piece.fate == .added,
                        isKept: piece.fate == .kept)
                }
            }
            line.hasPieces = !line.pieces.isEmpty
            line.weight = weight
            line.isMaterial = isMaterial
            return line
        }
    }
}

extension TermsComparison {
    /// The changes for programs.
    func json(from was: TermsVersion, to now: TermsVersion, _ json: inout JSONText) {
        json.member("material", isMaterial)
        json.member("unchanged", sameCount)
        json.array("clauses", changes) { change, json in
            json.member("clause", change.clause.name)
            json.member("material", change.materiality.isMaterial)
            if case .material(let aspect) = change.materiality { json.member("aspect", aspect.rawValue) }
            let words = TermsWords(.en)
            if case .typed = change.clause {
                json.member("was", words.value(change.clause, of: was))
                json.member("now", words.value(change.clause, of: now))
            }
            json.array("items", change.items) { item, json in
                switch item {
                case .removed(let text): json.member("removed", text)
                case .added(let text): json.member("added", text)
                case .moved(let text): json.member("moved", text)
                case .reworded(let diff):
                    json.array("words", diff.pieces) { piece, json in json.member(named: piece.fate.rawValue, piece.text) }
                }
            }
        }
    }
}
