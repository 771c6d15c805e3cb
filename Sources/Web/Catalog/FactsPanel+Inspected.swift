import Market
import Service

extension FactsPanel {
    /// Who looks at the facts.
    enum Reader: Sendable {
        /// The seller, while filling the form: with the tick for secrets, ticked or not.
        case filling(secretsMeant: Bool)
        /// The seller, afterwards.
        case seller
        /// Anybody: where secrets lie is not theirs to know.
        case anybody
    }

    /// The panel of a deposit that is being, or has been, read.
    init(
        _ state: Inspections.State, of sha256: Digest, _ comparisons: [StatedAndFound.Comparison] = [],
        _ category: Market.Category? = nil, reader: Reader, _ language: Language
    ) {
        let path = "/deposits/\(sha256)/facts"
        switch state {
        case .waiting:
            self.init(Progress(words: language.say("artefact.waiting"), percent: "0", path: path))
        case .reading(let bytesRead, let bytes, let files):
            self.init(
                Progress(
                    words: language.say(
                        "artefact.reading",
                        [
                            "done": NumberText.size(bytes: bytesRead), "all": NumberText.size(bytes: bytes),
                            "files": NumberText.grouped(UInt64(files)),
                        ]),
                    percent: String(bytesRead * 100 / max(1, bytes)), path: path))
        case .done(.read(let facts, let places)):
            self.init(facts, places, comparisons, category, reader: reader, path: path, language)
        case .done(.unread(let unread)): self.init(unread, path, language)
        }
    }

    /// The panel of a published revision; nil where nothing was read.
    init?(_ revision: RevisionPublished, _ category: Market.Category?, reader: Reader, _ language: Language) {
        if let facts = revision.artefactFacts {
            let answers = revision.content.value?.fields ?? [:]
            let comparisons = category.map {
                StatedAndFound.compare(category: $0, answers: answers, terms: revision.terms, facts: facts)
            }
            self.init(
                facts, revision.artefactPlaces.value ?? ArtefactPlaces(), comparisons ?? [], category, reader: reader,
                path: nil, language)
        } else if let unread = revision.artefactUnread {
            self.init(unread, nil, language)
        } else {
            return nil
        }
    }

    private init(_ progress: Progress) {
        self.init(
            progress: progress, unread: nil, comparisons: [], hasComparisons: false, figures: [], shares: [],
            hasShares: false, notices: [], tree: nil, tick: nil, ownPath: progress.path)
    }

    private init(_ unread: Inspected.Unread, _ path: String?, _ language: Language) {
        self.init(
            progress: nil, unread: unread.sentence(language), comparisons: [], hasComparisons: false, figures: [],
            shares: [], hasShares: false, notices: [], tree: nil, tick: nil, ownPath: path)
    }

    private init(
        _ facts: ArtefactFacts, _ places: ArtefactPlaces, _ comparisons: [StatedAndFound.Comparison],
        _ category: Market.Category?, reader: Reader, path: String?, _ language: Language
    ) {
        let words = ArtefactWords(language, category)
        var tick: FormField?
        if case .filling(let secretsMeant) = reader, !facts.secrets.isEmpty {
            tick = FormFields(language).tick(
                "secretsMeant", language.say("artefact.secretsMeant"), given: secretsMeant,
                help: language.say("artefact.secretsMeant.help"))
        }
        self.init(
            progress: nil, unread: nil,
            comparisons: comparisons.map { comparison in
                Comparison(
                    subject: language.say("artefact.subject.\(comparison.subject.rawValue)"),
                    stated: words.stated(comparison), found: words.found(comparison),
                    verdict: Badge(language.say("artefact.verdict.\(comparison.verdict.rawValue)"), comparison.verdict.tone),
                    sentence: language.say("artefact.reason.\(comparison.reason.rawValue)"))
            },
            hasComparisons: !comparisons.isEmpty, figures: words.figures(of: facts), shares: words.shares(of: facts),
            hasShares: !facts.languages.isEmpty, notices: words.notices(of: facts, places, reader: reader),
            tree: HashText(facts.treeHash.rawValue), tick: tick, ownPath: path)
    }
}

extension Inspections.State {
    /// What is stated beside what was found; empty until the artefact is read.
    func comparisons(
        _ category: Market.Category, _ answers: [String: FieldValue], _ terms: Terms
    ) -> [StatedAndFound.Comparison] {
        guard case .done(.read(let facts, _)) = self else { return [] }
        return StatedAndFound.compare(category: category, answers: answers, terms: terms, facts: facts)
    }
}

extension StatedAndFound.Verdict {
    fileprivate var tone: Badge.Tone {
        switch self {
        case .agrees: .good
        case .differs: .warn
        case .cannotTell: .calm
        }
    }
}

extension Inspected.Unread {
    /// Why, in a sentence.
    func sentence(_ language: Language) -> String {
        let max =
            switch reason {
            case .unpacksTooLarge, .tookTooMuchMemory: NumberText.size(bytes: limit)
            case .tooManyFiles, .ratioTooHigh, .pathsTooLong, .tookTooLong, .namesEncrypted, .damaged, .readerFailed:
                NumberText.grouped(limit.magnitude)
            }
        return language.say("artefact.unread.\(reason.rawValue)", ["max": max])
    }
}
