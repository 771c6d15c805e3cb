/// Compares what a seller states with what was found in the artefact. It says what differs; what follows from that is for
/// people to say.
package enum StatedAndFound {
    /// One statement beside what was found.
    package struct Comparison: Equatable, Sendable {
        /// What it is about.
        package let subject: Subject
        /// What the seller states, as words of ids; empty for nothing.
        package let stated: [String]
        /// What was found, as words of ids; empty for nothing.
        package let found: [String]
        /// Whether they agree.
        package let verdict: Verdict
        /// Why.
        package let reason: Reason
    }

    /// What a comparison is about.
    package enum Subject: String, CaseIterable, Sendable {
        case languages, licence, thirdPartyLicences, sourceCompleteness, sourceInTerms, protectedParts, documents, linesOfCode,
            version
    }

    /// What a comparison comes to.
    package enum Verdict: String, CaseIterable, Sendable {
        case agrees, differs, cannotTell
    }

    /// Why a comparison comes to that.
    package enum Reason: String, CaseIterable, Sendable {
        case statedIsFound, languagesMissing, languagesUnstated, noSource
        case licenceIsOther, noLicenceFile, licenceNotCompared
        case partsUnstated, partsNotLookedInto
        case sourceIsThere, sourceIsMissing, sourceDespiteNone, completenessUnknown
        case nothingProtected, protectedUnstated, protectionNotSeen
        case documentsMissing, documentsUnstated
        case linesClose, linesOther
        case versionIsOther, noVersionFound
    }

    /// The comparisons that can be made, in the order of the subjects. What is neither stated nor found is left out.
    package static func compare(
        category: Category, answers: [String: FieldValue], terms: Terms, facts: ArtefactFacts
    ) -> [Comparison] {
        let stated = Stated(category, answers)
        return [
            languages(stated, facts), licence(stated, facts), thirdPartyLicences(stated, facts),
            sourceCompleteness(stated, facts), sourceInTerms(terms, facts), protectedParts(stated, facts),
            documents(stated, facts), linesOfCode(stated, facts), version(stated, facts),
        ].compactMap { $0 }
    }

    // MARK: One by one

    /// Languages of less than a tenth of the source are nobody's statement to make.
    private static func languages(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let named = stated.choices(.languages) else { return nil }
        let all = max(1, facts.sourceBytes)
        let there = Set(facts.languages.map(\.language.rawValue))
        let main = facts.languages.filter { $0.bytes * 10 >= all && !isDress($0.language) }.map(\.language.rawValue)
        let found = facts.languages.prefix(8).map(\.language.rawValue)
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .languages, stated: named, found: Array(found), verdict: verdict, reason: reason)
        }
        if facts.languages.isEmpty { return result(.cannotTell, .noSource) }
        let missing = named.filter { $0 != ProgrammingLanguage.other.rawValue && !there.contains($0) }
        if !missing.isEmpty { return result(.differs, .languagesMissing) }
        let unstated = main.filter { !named.contains($0) }
        if !unstated.isEmpty, !named.contains(ProgrammingLanguage.other.rawValue) { return result(.differs, .languagesUnstated) }
        return result(.agrees, .statedIsFound)
    }

    /// Whether a language dresses pages or keeps tables, and is rarely named as what a product is written in.
    private static func isDress(_ language: ProgrammingLanguage) -> Bool {
        [.html, .css, .sql, .wxss, .wxml, .shell, .batch, .other].contains(language)
    }

    private static func licence(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let text = stated.text(.licence) else { return nil }
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .licence, stated: [text], found: facts.licences, verdict: verdict, reason: reason)
        }
        if facts.licences.isEmpty { return result(.cannotTell, facts.unknownLicences > 0 ? .licenceNotCompared : .noLicenceFile) }
        let named = identifiers(in: text)
        if named.contains(where: { $0.hasPrefix("LicenseRef-") }) { return result(.differs, .licenceIsOther) }
        let agrees = facts.licences.contains { found in named.contains { isSameLicence($0, found) } }
        return agrees ? result(.agrees, .statedIsFound) : result(.differs, .licenceIsOther)
    }

    /// `GPL-3.0-only` and `GPL-3.0-or-later` are both what the words of `GPL-3.0` say.
    private static func isSameLicence(_ one: String, _ other: String) -> Bool {
        func plain(_ id: String) -> String {
            var id = id.lowercased()
            for end in ["-only", "-or-later", "+"] where id.hasSuffix(end) { id.removeLast(end.count) }
            return id
        }
        return plain(one) == plain(other)
    }

    private static func identifiers(in expression: String) -> [String] {
        expression.split { $0 == " " || $0 == "(" || $0 == ")" }.map(String.init)
            .filter { !["AND", "OR", "WITH"].contains($0) }
    }

    private static func thirdPartyLicences(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard stated.isAsked(.thirdPartyLicences) else { return nil }
        let text = stated.text(.thirdPartyLicences)
        let kinds = facts.manifests.map(\.kind.rawValue)
        guard text != nil || !kinds.isEmpty || facts.setApart.files > 0 else { return nil }
        let isNone = text.map { ["NONE", "NOASSERTION"].contains($0.uppercased()) } ?? true
        let hasParts = !kinds.isEmpty || facts.setApart.files > 0
        return Comparison(
            subject: .thirdPartyLicences, stated: text.map { [$0] } ?? [], found: kinds,
            verdict: isNone && hasParts ? .differs : .cannotTell,
            reason: isNone && hasParts ? .partsUnstated : .partsNotLookedInto)
    }

    private static func sourceCompleteness(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let choice = stated.text(.sourceCompleteness) else { return nil }
        let hasSource = facts.sourceBytes > 0
        let found = facts.languages.prefix(3).map(\.language.rawValue) + (facts.binaries.isEmpty ? [] : ["binary"])
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .sourceCompleteness, stated: [choice], found: found, verdict: verdict, reason: reason)
        }
        switch choice {
        case "complete", "completeNoTools", "partial":
            return hasSource
                ? result(choice == "partial" ? .agrees : .cannotTell, choice == "partial" ? .sourceIsThere : .completenessUnknown)
                : result(.differs, .sourceIsMissing)
        case "compiled", "none":
            let isReadable =
                facts.languages.contains { !isDress($0.language) && $0.bytes > 20_000 }
                && facts.protectedParts.isEmpty && facts.binaries.isEmpty
            return isReadable ? result(.differs, .sourceDespiteNone) : result(.agrees, .statedIsFound)
        default: return nil
        }
    }

    private static func sourceInTerms(_ terms: Terms, _ facts: ArtefactFacts) -> Comparison? {
        guard terms.licence.includesSource else { return nil }
        let hasSource = facts.sourceBytes > 0
        return Comparison(
            subject: .sourceInTerms, stated: ["source"], found: facts.languages.prefix(3).map(\.language.rawValue),
            verdict: hasSource ? .agrees : .differs, reason: hasSource ? .sourceIsThere : .sourceIsMissing)
    }

    private static func protectedParts(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let named = stated.choices(.protectedParts) else { return nil }
        var found = facts.protectedParts.map(\.kind.rawValue)
        if facts.encryptedFiles > 0 { found.append("encryptedFiles") }
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .protectedParts, stated: named, found: found, verdict: verdict, reason: reason)
        }
        let statesNone = named.isEmpty || named == ["none"]
        if found.isEmpty { return statesNone ? result(.agrees, .nothingProtected) : result(.cannotTell, .protectionNotSeen) }
        let statesUnreadable = named.contains("obfuscated") || named.contains("encrypted")
        return statesUnreadable ? result(.agrees, .statedIsFound) : result(.differs, .protectedUnstated)
    }

    private static func documents(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let named = stated.choices(.documents) else { return nil }
        let found = facts.documents.map(\.kind.rawValue)
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .documents, stated: named, found: found, verdict: verdict, reason: reason)
        }
        let visible = named.filter { !["none", "video"].contains($0) }
        if visible.contains(where: { !found.contains($0) }) { return result(.differs, .documentsMissing) }
        if visible.isEmpty, found.isEmpty { return result(named.contains("video") ? .cannotTell : .agrees, .statedIsFound) }
        return result(.agrees, found.allSatisfy { visible.contains($0) || $0 == "changes" } ? .statedIsFound : .documentsUnstated)
    }

    /// Within a fifth is close: lines are counted in many ways.
    private static func linesOfCode(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let lines = stated.number(.linesOfCode) else { return nil }
        let found = facts.sourceLines
        let isClose = found * 5 >= lines * 4 && found * 4 <= lines * 5
        return Comparison(
            subject: .linesOfCode, stated: [String(lines)], found: [String(found)], verdict: isClose ? .agrees : .differs,
            reason: isClose ? .linesClose : .linesOther)
    }

    private static func version(_ stated: Stated, _ facts: ArtefactFacts) -> Comparison? {
        guard let text = stated.text(.version) else { return nil }
        func plain(_ version: String) -> Substring {
            let number = version.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
            return number.hasSuffix(".0") ? number.dropLast(2) : number
        }
        func result(_ verdict: Verdict, _ reason: Reason) -> Comparison {
            Comparison(subject: .version, stated: [text], found: facts.versions, verdict: verdict, reason: reason)
        }
        if facts.versions.isEmpty { return result(.cannotTell, .noVersionFound) }
        return facts.versions.contains { plain($0) == plain(text) }
            ? result(.agrees, .statedIsFound) : result(.differs, .versionIsOther)
    }
}

/// The answers by what they mean.
private struct Stated {
    private let byRole: [FieldRole: FieldValue]
    private let asked: Set<FieldRole>

    init(_ category: Category, _ answers: [String: FieldValue]) {
        asked = Set(category.fields.compactMap(\.role))
        var byRole: [FieldRole: FieldValue] = [:]
        for field in category.fields {
            if let role = field.role, let answer = answers[field.id] { byRole[role] = answer }
        }
        self.byRole = byRole
    }

    /// Whether the category asks for it at all.
    func isAsked(_ role: FieldRole) -> Bool { asked.contains(role) }

    func text(_ role: FieldRole) -> String? { if case .text(let text)? = byRole[role] { text } else { nil } }
    func number(_ role: FieldRole) -> Int64? { if case .number(let number)? = byRole[role] { number } else { nil } }
    func choices(_ role: FieldRole) -> [String]? { if case .choices(let ids)? = byRole[role] { ids } else { nil } }
}
