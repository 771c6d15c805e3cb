/// Finds what leads a deal away from where it is protected: ways to write elsewhere, to pay elsewhere, to deal elsewhere.
///
/// It is asked of every message and warns; it never stands in the way. So it may take what is written as people take it, but
/// an honest sentence about a login with WeChat or about a version that looks like a number must pass without a word.
package enum OffPlatformGuard {
    /// The most findings of one text; what comes after is not looked at.
    package static let findingsMax = 20
    /// How many of the sender's messages before this one are read together with it.
    package static let earlierMax = 3
    /// The longest message that is taken for a piece of one, in characters.
    package static let pieceCharactersMax = 24

    /// What leads away in a text, from the beginning to the end; what overlaps is one.
    ///
    /// - Parameter earlier: the sender's messages right before it, oldest first. A number or a name that was sent in pieces is
    ///   found in the last piece.
    package static func findings(in text: String, after earlier: [String] = []) -> [OffPlatformFinding] {
        let own = findings(in: text)
        guard own.isEmpty, isPiece(text), !earlier.isEmpty else { return own }
        var pieces = earlier.suffix(earlierMax)
        if let whole = pieces.lastIndex(where: { !isPiece($0) }) { pieces = pieces[(whole + 1)...] }
        while !pieces.isEmpty {
            let before = pieces.joined(separator: " ") + " "
            let start = before.utf16.count
            let found = findings(in: before + text).filter { $0.span.lowerBound < start && $0.span.upperBound > start }
            if !found.isEmpty {
                return found.map { .init(kind: $0.kind, span: 0..<($0.span.upperBound - start), confidence: $0.confidence) }
            }
            pieces = pieces.dropFirst()
        }
        return []
    }

    /// Whether a text is so short that it may be a piece of a longer one.
    package static func isPiece(_ text: String) -> Bool { text.unicodeScalars.count <= pieceCharactersMax }

    private static func findings(in text: String) -> [OffPlatformFinding] {
        let folded = FoldedText(text)
        let links = Links.found(in: text)
        guard !folded.letters.isEmpty || !links.isEmpty else { return [] }
        let addresses = Links.addresses(in: text)
        let contacts = Contacts.found(in: folded).filter { !ChatSurroundings.isHonest($0, in: folded) }.map { found in
            OffPlatformFinding(
                kind: found.nature == .account ? .payment : .contact, span: folded.span(of: found.range),
                confidence: found.nature == .call ? .likely : .certain)
        }.filter { finding in !addresses.contains { $0.contains(finding.span) } }
        let deals = OffPlatform.found(in: folded).filter { !ChatSurroundings.isHonest($0, in: folded) }.map { range in
            OffPlatformFinding(
                kind: ChatWords.speaksOfMoney(range, in: folded) ? .payment : .elsewhere, span: folded.span(of: range),
                confidence: .likely)
        }
        let said = (ChatWords.found(in: folded) + ChatIntent.found(in: folded)).map { found in
            OffPlatformFinding(kind: found.kind, span: folded.span(of: found.range), confidence: .likely)
        }
        return merged(links + contacts + deals + said)
    }

    /// In order, what overlaps under one kind as one; at most `findingsMax`.
    private static func merged(_ findings: [OffPlatformFinding]) -> [OffPlatformFinding] {
        var kept: [OffPlatformFinding] = []
        for finding in findings.sorted(by: { $0.span.count > $1.span.count }) {
            if let place = kept.firstIndex(where: { $0.kind == finding.kind && $0.span.overlaps(finding.span) }) {
                let (one, other) = (kept[place], finding)
                kept[place] = .init(
                    kind: one.kind,
                    span: min(one.span.lowerBound, other.span.lowerBound)..<max(one.span.upperBound, other.span.upperBound),
                    confidence: one.confidence == .certain || other.confidence == .certain ? .certain : .likely)
            } else {
                kept.append(finding)
            }
        }
        let ordered = kept.sorted { ($0.span.lowerBound, $0.kind.rawValue) < ($1.span.lowerBound, $1.kind.rawValue) }
        return Array(ordered.prefix(findingsMax))
    }
}
