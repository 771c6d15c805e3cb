import Service

@testable import Market
@testable import Web

extension Samples {
    var foundFacts: ArtefactFacts {
        ArtefactFacts(
            format: .zip, files: 1_284, unpackedBytes: 48_300_000, setApart: .init(files: 902, bytes: 31_000_000),
            languages: [
                .init(language: .java, files: 210, bytes: 1_900_000, lines: 48_210),
                .init(language: .vue, files: 88, bytes: 720_000, lines: 21_904),
                .init(language: .sql, files: 3, bytes: 90_000, lines: 1_204),
            ],
            licences: ["Apache-2.0", "MIT"], unknownLicences: 1, versions: ["3.1.0"],
            manifests: [.init(kind: .npm, count: 1), .init(kind: .maven, count: 3)],
            documents: [.init(kind: .readme, count: 2), .init(kind: .install, count: 1)], encryptedFiles: 1,
            protectedParts: [.init(kind: .minified, count: 2), .init(kind: .ionCube, count: 1)],
            binaries: [.init(kind: .elf, count: 1)],
            secrets: [.init(kind: .privateKey, count: 1), .init(kind: .aliyunKey, count: 2)],
            innerArchives: 1, links: 1, unsafePaths: 1, treeHash: Digest(rawValue: String(repeating: "3f", count: 32))!)
    }

    var foundPlaces: ArtefactPlaces {
        var places = ArtefactPlaces()
        places.secrets = [
            .init(kind: "privateKey", path: "shop/server/src/main/resources/cert/apiclient_key.pem", line: 1),
            .init(kind: "aliyunKey", path: "shop/server/src/main/resources/application-prod.yml", line: 41),
        ]
        places.protectedParts = [.init(kind: "ionCube", path: "shop/server/licence.php", bytes: 4_096)]
        places.binaries = [.init(kind: "elf", path: "shop/bin/printer", bytes: 90_000)]
        places.encrypted = [.init(kind: "", path: "shop/data.db", bytes: 1_000)]
        places.innerArchives = [.init(kind: "", path: "shop/字体.zip", bytes: 1_000)]
        places.links = [.init(kind: "link", path: "shop/latest")]
        places.licences = [.init(kind: "", path: "shop/版权许可.txt", bytes: 300)]
        return places
    }

    /// A panel over answers that agree, differ, and leave it open.
    func factsPanel(_ reader: FactsPanel.Reader) -> FactsPanel {
        let comparisons: [StatedAndFound.Comparison] = [
            .init(
                subject: .languages, stated: ["java", "vue"], found: ["java", "vue", "sql"], verdict: .agrees,
                reason: .statedIsFound),
            .init(
                subject: .protectedParts, stated: ["none"], found: ["minified", "ionCube", "encryptedFiles"], verdict: .differs,
                reason: .protectedUnstated),
            .init(subject: .version, stated: ["3.2.1"], found: ["3.1.0"], verdict: .differs, reason: .versionIsOther),
            .init(
                subject: .sourceCompleteness, stated: ["complete"], found: ["java", "binary"], verdict: .cannotTell,
                reason: .completenessUnknown),
        ]
        return FactsPanel(
            .done(.read(foundFacts, foundPlaces)), of: foundFacts.treeHash, comparisons, nil, reader: reader, language)
    }

    func depositFacts(_ state: Inspections.State) -> DepositFactsPage {
        DepositFactsPage(
            title: language.say("artefact.title"), file: file(download: false),
            facts: FactsPanel(state, of: foundFacts.treeHash, reader: .filling(secretsMeant: false), language))
    }

    var changes: ChangesPage {
        ChangesPage(
            title: language.say("changes.title", ["from": "2", "to": "3"]),
            listingTitle: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), listingPath: "/listings/l_77",
            from: Link(text: language.say("listing.revision", ["n": "2"]), path: "/listings/l_77/revisions/2"),
            to: Link(text: language.say("listing.revision", ["n": "3"]), path: "/listings/l_77/revisions/3"),
            parts: [
                .init(
                    heading: language.say("changes.terms"), rows: [.init(name: both("价格", "Price"), was: "¥899.00", now: "¥999.00")]
                ),
                .init(
                    heading: language.say("changes.defects"),
                    rows: [.init(name: both("缺陷", "Defect"), was: nil, now: both("IE 11 不支持。", "No Internet Explorer 11."))]),
            ], isSame: false, isPartlyErased: true)
    }
}
