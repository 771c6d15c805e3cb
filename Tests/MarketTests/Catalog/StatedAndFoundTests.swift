import Testing

@testable import Market

@Suite struct StatedAndFoundTests {
    private typealias Field = Market.Category.Field

    private static func field(_ id: String, _ role: FieldRole, choices: [String]? = nil) -> Field {
        let label = Bilingual(zh: id, en: id)
        return Field(
            id: id, kind: role.kind, label: label, prevents: label, required: false, role: role,
            choices: choices?.map { Field.Choice(id: $0, label: Bilingual(zh: $0, en: $0)) })
    }

    private static let category = Market.Category(
        id: "a", version: 1, title: Bilingual(zh: "甲", en: "A"),
        sections: [
            .init(
                id: .basics,
                fields: [
                    field("v", .version), field("l", .languages, choices: ["php", "java", "other"]), field("s", .licence),
                    field("t", .thirdPartyLicences), field("c", .sourceCompleteness, choices: ["complete", "compiled"]),
                    field("p", .protectedParts, choices: ["none", "obfuscated", "encrypted"]),
                    field("d", .documents, choices: ["readme", "install", "none", "video"]), field("n", .linesOfCode),
                ])
        ])

    private func compared(
        _ answers: [String: FieldValue], _ facts: ArtefactFacts = .of(), source: Bool = false
    ) -> [String] {
        var terms = Terms.standard
        terms.licence.includesSource = source
        return StatedAndFound.compare(category: Self.category, answers: answers, terms: terms, facts: facts)
            .map { "\($0.subject) \($0.verdict) \($0.reason)" }
    }

    /// Third-party parts are always compared: nothing is stated of them here, and a manifest was found.
    private func compared(_ field: String, _ answer: FieldValue, _ facts: ArtefactFacts = .of()) -> String? {
        compared([field: answer], facts).first { !$0.hasPrefix("thirdParty") }
    }

    @Test func languages() {
        #expect(compared("l", .choices(["php"])) == "languages agrees statedIsFound")
        #expect(compared("l", .choices(["java"])) == "languages differs languagesMissing")
        #expect(compared("l", .choices(["php", "java"])) == "languages differs languagesMissing")
        let both = ArtefactFacts.of { $0.languages.append(.init(language: .java, files: 1, bytes: 30_000, lines: 500)) }
        #expect(compared("l", .choices(["php"]), both) == "languages differs languagesUnstated")
        #expect(compared("l", .choices(["php", "other"]), both) == "languages agrees statedIsFound")
        #expect(compared("l", .choices(["php"]), .of { $0.languages = [] }) == "languages cannotTell noSource")
        let little = ArtefactFacts.of { $0.languages.append(.init(language: .java, files: 1, bytes: 3_000, lines: 50)) }
        #expect(compared("l", .choices(["php"]), little) == "languages agrees statedIsFound", "less than a tenth")
    }

    @Test func licence() {
        #expect(compared("s", .text("MIT")) == "licence agrees statedIsFound")
        #expect(compared("s", .text("MIT OR Apache-2.0")) == "licence agrees statedIsFound")
        #expect(compared("s", .text("LicenseRef-Commercial")) == "licence differs licenceIsOther")
        #expect(compared("s", .text("GPL-3.0-or-later"), .of { $0.licences = ["GPL-3.0"] }) == "licence agrees statedIsFound")
        #expect(compared("s", .text("MIT"), .of { $0.licences = ["GPL-3.0"] }) == "licence differs licenceIsOther")
        #expect(compared("s", .text("MIT"), .of { $0.licences = [] }) == "licence cannotTell noLicenceFile")
        #expect(
            compared("s", .text("MIT"), .of { ($0.licences, $0.unknownLicences) = ([], 1) })
                == "licence cannotTell licenceNotCompared")
    }

    @Test func thirdPartyLicences() {
        #expect(compared([:]) == ["thirdPartyLicences differs partsUnstated"])
        #expect(compared(["t": .text("NONE")]) == ["thirdPartyLicences differs partsUnstated"])
        #expect(compared(["t": .text("MIT")]) == ["thirdPartyLicences cannotTell partsNotLookedInto"])
        #expect(compared([:], .of { ($0.manifests, $0.setApart) = ([], .init()) }) == [])
    }

    @Test func whatIsNotAskedIsNotHeldAgainstAnybody() {
        let bare = Market.Category(id: "a", version: 1, title: Bilingual(zh: "甲", en: "A"), sections: [])
        var terms = Terms.standard
        terms.licence.includesSource = false
        #expect(StatedAndFound.compare(category: bare, answers: [:], terms: terms, facts: .of()) == [])
    }

    @Test func source() {
        #expect(compared("c", .text("complete")) == "sourceCompleteness cannotTell completenessUnknown")
        #expect(compared("c", .text("complete"), .of { $0.languages = [] }) == "sourceCompleteness differs sourceIsMissing")
        #expect(compared("c", .text("partial")) == "sourceCompleteness agrees sourceIsThere")
        #expect(compared("c", .text("compiled")) == "sourceCompleteness differs sourceDespiteNone")
        let compiled = ArtefactFacts.of { $0.binaries = [.init(kind: .elf, count: 1)] }
        #expect(compared("c", .text("compiled"), compiled) == "sourceCompleteness agrees statedIsFound")
        #expect(compared([:], source: true).contains("sourceInTerms agrees sourceIsThere"))
        #expect(compared([:], .of { $0.languages = [] }, source: true).contains("sourceInTerms differs sourceIsMissing"))
    }

    @Test func protectedParts() {
        let marked = ArtefactFacts.of { $0.protectedParts = [.init(kind: .ionCube, count: 2)] }
        #expect(compared("p", .choices(["none"])) == "protectedParts agrees nothingProtected")
        #expect(compared("p", .choices(["none"]), marked) == "protectedParts differs protectedUnstated")
        #expect(compared("p", .choices(["encrypted"]), marked) == "protectedParts agrees statedIsFound")
        #expect(compared("p", .choices(["encrypted"])) == "protectedParts cannotTell protectionNotSeen")
        #expect(compared("p", .choices(["none"]), .of { $0.encryptedFiles = 1 }) == "protectedParts differs protectedUnstated")
    }

    @Test func documentsLinesAndVersion() {
        #expect(compared("d", .choices(["readme"])) == "documents agrees statedIsFound")
        #expect(compared("d", .choices(["readme", "install"])) == "documents differs documentsMissing")
        #expect(compared("d", .choices(["none"])) == "documents agrees documentsUnstated")
        #expect(compared("d", .choices(["video"]), .of { $0.documents = [] }) == "documents cannotTell statedIsFound")
        #expect(compared("n", .number(1_300)) == "linesOfCode agrees linesClose")
        #expect(compared("n", .number(1_625)) == "linesOfCode agrees linesClose")
        #expect(compared("n", .number(1_700)) == "linesOfCode differs linesOther")
        #expect(compared("n", .number(1_000)) == "linesOfCode differs linesOther")
        #expect(compared("v", .text("v2.1")) == "version agrees statedIsFound")
        #expect(compared("v", .text("3.0")) == "version differs versionIsOther")
        #expect(compared("v", .text("3.0"), .of { $0.versions = [] }) == "version cannotTell noVersionFound")
    }
}
