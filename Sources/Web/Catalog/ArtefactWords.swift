import Market

/// What was found in an artefact, in words.
struct ArtefactWords {
    private let language: Language
    private let category: Market.Category?

    init(_ language: Language, _ category: Market.Category?) {
        self.language = language
        self.category = category
    }

    private var comma: String { language == .zh ? "、" : ", " }

    // MARK: Stated and found

    func stated(_ comparison: StatedAndFound.Comparison) -> String {
        let field = category?.fields.first { $0.role == comparison.subject.role }
        return comparison.stated.map { id in
            field?.choices?.first { $0.id == id }?.label.text(language)
                ?? (comparison.subject == .sourceInTerms ? language.say("licence.source") : id)
        }.joinedOrNone(comma, language)
    }

    func found(_ comparison: StatedAndFound.Comparison) -> String {
        comparison.found.map { id in
            switch comparison.subject {
            case .languages, .sourceCompleteness, .sourceInTerms:
                ProgrammingLanguage(rawValue: id).map(name) ?? language.say("artefact.binaries")
            case .documents: language.say("artefact.document.\(id)")
            case .protectedParts: language.say("artefact.protection.\(id)")
            case .thirdPartyLicences: ManifestKind(rawValue: id)?.fileName ?? id
            case .licence, .linesOfCode, .version: id
            }
        }.joinedOrNone(comma, language)
    }

    /// What a language is called; proper names are the same everywhere.
    func name(_ programming: ProgrammingLanguage) -> String {
        if programming == .other { return language.say("artefact.otherLanguage") }
        return Self.names[programming] ?? programming.rawValue.prefix(1).uppercased() + programming.rawValue.dropFirst()
    }

    // MARK: Figures

    func figures(of facts: ArtefactFacts) -> [Fact] {
        var figures = [
            Fact(label: language.say("artefact.format"), value: facts.format.name(language)),
            Fact(label: language.say("artefact.files"), value: NumberText.grouped(UInt64(facts.files))),
            Fact(label: language.say("artefact.unpacked"), value: NumberText.size(bytes: facts.unpackedBytes)),
        ]
        func add(_ label: String, _ values: [String]) {
            if !values.isEmpty { figures.append(Fact(label: label, value: values.joined(separator: comma))) }
        }
        if facts.sourceLines > 0 {
            add(language.say("artefact.lines"), [NumberText.grouped(facts.sourceLines.magnitude)])
        }
        add(language.say("artefact.licences"), facts.licences)
        add(language.say("artefact.versions"), facts.versions)
        add(language.say("artefact.manifests"), facts.manifests.map { $0.kind.fileName + times($0.count) })
        add(
            language.say("artefact.documents"),
            facts.documents.map { language.say("artefact.document.\($0.kind.rawValue)") + times($0.count) })
        if facts.setApart.files > 0 {
            add(
                language.say("artefact.setApart"),
                [
                    language.say(
                        "artefact.setApart.value",
                        [
                            "files": NumberText.grouped(UInt64(facts.setApart.files)),
                            "size": NumberText.size(bytes: facts.setApart.bytes),
                        ])
                ])
        }
        return figures
    }

    private func times(_ count: Int) -> String { count > 1 ? " × \(count)" : "" }

    /// The largest six; what is left over is one share.
    func shares(of facts: ArtefactFacts) -> [FactsPanel.Share] {
        let all = max(1, facts.sourceBytes)
        func share(_ name: String, _ sum: ArtefactFacts.LanguageSum) -> FactsPanel.Share {
            let thousandths = sum.bytes * 1_000 / all
            return FactsPanel.Share(
                name: name, percent: "\(thousandths / 10).\(thousandths % 10) %", width: String(max(1, thousandths / 10)),
                note: language.say(
                    "artefact.share",
                    ["files": NumberText.grouped(UInt64(sum.files)), "lines": NumberText.grouped(sum.lines.magnitude)]))
        }
        var shares = facts.languages.prefix(6).map { share(name($0.language), $0) }
        let rest = facts.languages.dropFirst(6)
        if !rest.isEmpty {
            shares.append(
                share(
                    language.say("artefact.otherLanguages"),
                    rest.reduce(into: .init(language: .other, files: 0, bytes: 0, lines: 0)) { sum, one in
                        sum.files += one.files
                        sum.bytes += one.bytes
                        sum.lines += one.lines
                    }))
        }
        return shares
    }

    // MARK: What to look at

    func notices(of facts: ArtefactFacts, _ places: ArtefactPlaces, reader: FactsPanel.Reader) -> [FactsPanel.Notice] {
        var notices: [FactsPanel.Notice] = []
        func add(
            _ text: String, _ tone: Badge.Tone, _ places: [ArtefactPlaces.Place], of count: Int,
            with kind: (String) -> String? = { _ in nil }
        ) {
            var lines = places.prefix(6).map { place in
                [
                    place.line > 0
                        ? language.say("artefact.place.line", ["path": place.path, "line": String(place.line)]) : place.path,
                    kind(place.kind),
                ]
                .compactMap { $0 }.joined(separator: language == .zh ? "：" : ": ")
            }
            if !lines.isEmpty, count > lines.count {
                lines.append(language.say("artefact.place.more", ["n": String(count - lines.count)]))
            }
            notices.append(FactsPanel.Notice(text: text, tone: tone.rawValue, places: lines, hasPlaces: !lines.isEmpty))
        }
        if !facts.secrets.isEmpty {
            let count = facts.secrets.reduce(0) { $0 + $1.count }
            let kinds = facts.secrets.map { language.say("artefact.secret.\($0.kind.rawValue)") + times($0.count) }.joined(
                separator: comma)
            let showsPlaces =
                switch reader {
                case .filling, .seller: true
                case .anybody: false
                }
            add(language.say("artefact.secrets", ["kinds": kinds]), .bad, showsPlaces ? places.secrets : [], of: count) {
                language.say("artefact.secret.\($0)")
            }
        }
        if facts.encryptedFiles > 0 {
            add(
                language.count("artefact.encrypted", Int64(facts.encryptedFiles)), .warn, places.encrypted, of: facts.encryptedFiles
            )
        }
        if !facts.protectedParts.isEmpty {
            let count = facts.protectedParts.reduce(0) { $0 + $1.count }
            add(language.count("artefact.protected", Int64(count)), .warn, places.protectedParts, of: count) {
                language.say("artefact.protection.\($0)")
            }
        }
        if !facts.binaries.isEmpty {
            let count = facts.binaries.reduce(0) { $0 + $1.count }
            add(language.count("artefact.binary", Int64(count)), .calm, places.binaries, of: count) {
                language.say("artefact.binary.\($0)")
            }
        }
        if facts.innerArchives > 0 {
            add(language.count("artefact.inner", Int64(facts.innerArchives)), .warn, places.innerArchives, of: facts.innerArchives)
        }
        if facts.links + facts.unsafePaths > 0 {
            add(
                language.count("artefact.links", Int64(facts.links + facts.unsafePaths)), .warn, places.links,
                of: facts.links + facts.unsafePaths)
        }
        if facts.unknownLicences > 0 {
            add(
                language.count("artefact.unknownLicence", Int64(facts.unknownLicences)), .calm,
                places.licences.filter(\.kind.isEmpty), of: facts.unknownLicences)
        }
        return notices
    }

    private static let names: [ProgrammingLanguage: String] = [
        .php: "PHP", .javascript: "JavaScript", .typescript: "TypeScript", .cpp: "C++", .csharp: "C#", .visualbasic: "Visual Basic",
        .objc: "Objective-C", .gdscript: "GDScript", .matlab: "MATLAB", .powershell: "PowerShell", .sql: "SQL", .html: "HTML",
        .css: "CSS", .wxml: "WXML", .wxss: "WXSS", .arkts: "ArkTS", .autohotkey: "AutoHotkey", .elisp: "Emacs Lisp",
        .vimscript: "Vim script",
    ]
}

extension [String] {
    fileprivate func joinedOrNone(_ comma: String, _ language: Language) -> String {
        isEmpty ? language.say("artefact.nothing") : joined(separator: comma)
    }
}

extension StatedAndFound.Subject {
    /// The role of the field in which it is stated.
    fileprivate var role: FieldRole? {
        switch self {
        case .languages: .languages
        case .licence: .licence
        case .thirdPartyLicences: .thirdPartyLicences
        case .sourceCompleteness: .sourceCompleteness
        case .protectedParts: .protectedParts
        case .documents: .documents
        case .linesOfCode: .linesOfCode
        case .version: .version
        case .sourceInTerms: nil
        }
    }
}

extension ArchiveFormat {
    fileprivate func name(_ language: Language) -> String {
        switch self {
        case .zip: "ZIP"
        case .tar: "tar"
        case .tarGzip: "tar.gz"
        case .tarBzip2: "tar.bz2"
        case .tarXz: "tar.xz"
        case .tarZstd: "tar.zst"
        case .sevenZip: "7z"
        case .rar: "RAR"
        case .singleFile: language.say("artefact.singleFile")
        }
    }
}

extension ManifestKind {
    /// The file that it is known by.
    var fileName: String {
        switch self {
        case .npm: "package.json"
        case .composer: "composer.json"
        case .pip: "requirements.txt / pyproject.toml"
        case .maven: "pom.xml"
        case .gradle: "build.gradle"
        case .goModule: "go.mod"
        case .cargo: "Cargo.toml"
        case .bundler: "Gemfile"
        case .swiftPackage: "Package.swift"
        case .pub: "pubspec.yaml"
        case .dotnet: "*.csproj"
        case .cmake: "CMakeLists.txt"
        case .cocoaPods: "Podfile"
        case .miniProgram: "project.config.json"
        }
    }
}
