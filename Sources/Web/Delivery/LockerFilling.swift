import Market
import Service

/// What the locker shows besides the trade itself: its entries, the words of the agreement, and how deliveries compare.
struct LockerContents: Sendable {
    /// Those that are more than talk.
    let entries: [TradeEntry]
    /// The words of the agreed criteria, by the number of the part.
    let criteria: [Int: [String]]
    /// By the number of the delivery.
    let comparisons: [Int: ComparedDelivery]

    init(_ reading: TradeReading, for member: MemberID, _ marketplace: Marketplace) async throws {
        entries = try await marketplace.acts(of: reading)
        let wording = try await marketplace.agreementWording(in: reading.id, for: member)
        criteria = Dictionary(
            uniqueKeysWithValues: reading.trade.parts.map { ($0.number, wording?.agreedCriteria(of: $0.number) ?? []) })
        var comparisons: [Int: ComparedDelivery] = [:]
        for round in reading.trade.rounds { comparisons[round.number] = try await marketplace.comparison(of: round, in: reading) }
        self.comparisons = comparisons
    }
}

extension LockerPage {
    /// The locker as one party sees it; the newest delivery first.
    init(_ scene: TradeScene, _ contents: LockerContents, _ forms: LockerForms, refused: Refused? = nil) {
        let downloads = contents.entries.compactMap { entry -> Download? in
            guard case .artefactDownloaded(let facts) = entry.event else { return nil }
            return Download(
                who: scene.actorName(entry.actor), file: scene.fileName(facts.artefact),
                bytes: NumberText.exactBytes(facts.bytesSent), isComplete: facts.isComplete, moment: scene.moment(entry.at))
        }
        let rounds = scene.trade.rounds.reversed().map { scene.locked($0, contents, forms) }
        let changes = scene.changes(forms)
        // The reason why a criterion is refused first: where its form was sent, the reason of a change was not.
        let fields = rounds.flatMap(\.sentReasons) + rounds.compactMap { $0.repository?.field } + changes.compactMap(\.field)
        self.init(
            title: scene.say("downloads.title"), tradeLink: scene.link, rounds: rounds, changes: changes,
            downloads: downloads, hasDownloads: !downloads.isEmpty, next: scene.next,
            refusal: refused.map { RefusalNote($0, scene.language, fields: fields) })
    }
}

extension LockerPage.Round {
    /// The field of the reason in the form that was sent, if it was one that refuses a criterion of this round.
    fileprivate var sentReasons: [FormField] {
        criteria.filter(\.isOpen).map { criterion in
            FormField(
                name: "reason", label: criterion.text, value: criterion.typed,
                idPrefix: String(criterion.fieldID.dropFirst(2).dropLast("reason".count)))
        }
    }
}

extension TradeScene {
    /// Whether the reader is the buyer, and that delivery one that can still be judged: the newest of a part that is examined.
    private func judges(_ round: DeliveryRound) -> Bool {
        me == .buyer && trade.part(round.part)?.phase == .delivered && trade.round(of: round.part)?.number == round.number
    }

    fileprivate func locked(_ round: DeliveryRound, _ contents: LockerContents, _ forms: LockerForms) -> LockerPage.Round {
        let files = zip(round.artefacts.indices, round.artefacts).map { place, artefact in
            LockerPage.LockedFile(
                file: FileFact(
                    name: round.names?[place] ?? say("trade.erased"), sizeBytes: artefact.bytes,
                    sha256: artefact.sha256.rawValue, downloadPath: TradePath.file(id, artefact.sha256)),
                progress: progress(of: artefact))
        }
        let facts = mailFacts(round, contents)
        return LockerPage.Round(
            heading: titled(say("locker.round", ["n": String(round.number)]), round.part),
            method: Badge(say("method.\(round.method.rawValue)"), .active),
            receipt: round.isReceiptSigned ? Badge(say("locker.signed"), .good) : Badge(say("locker.unsigned"), .warn),
            moment: moment(round.at), note: note(of: round).flatMap { $0.isEmpty ? nil : $0 }, files: files,
            hasFiles: !files.isEmpty, secret: secret(round), repository: repository(round, contents, forms),
            criteria: criteria(round, contents, forms), hasCriteria: round.criteria > 0, report: report(of: round), facts: facts,
            hasFacts: !facts.isEmpty, comparison: contents.comparisons[round.number].map(compared),
            manifest: HashText(round.manifest.rawValue))
    }

    private func progress(of artefact: Artefact) -> Badge {
        if trade.downloaded.contains(artefact.sha256) { return Badge(say("locker.whole"), .good) }
        let bytes = trade.covered[artefact.sha256]?.bytes ?? 0
        guard bytes > 0 else { return Badge(say("locker.untouched"), .calm) }
        return Badge(say("locker.part", ["percent": String(bytes * 100 / max(1, artefact.bytes))]), .warn)
    }

    private func note(of round: DeliveryRound) -> String? {
        switch round.handed {
        case .files(let facts): facts.note.value
        case .secret(let facts): facts.note.value
        case .repository(let facts): facts.note.value
        case .email(let facts): facts.note.value
        case .service: nil
        }
    }

    private func report(of round: DeliveryRound) -> String? {
        guard case .service(let facts) = round.handed else { return nil }
        return facts.report.value ?? say("trade.erased")
    }

    private func secret(_ round: DeliveryRound) -> LockerPage.Secret? {
        guard case .secret(let facts) = round.handed else { return nil }
        let depends =
            trade.agreement?.terms.returnCondition == .keyNotRevealed && (trade.agreement?.terms.noReasonReturnDays ?? 0) > 0
        return LockerPage.Secret(
            text: round.isRevealed ? say("locker.secret.revealed") : say("locker.secret.locked"),
            action: me == .buyer && trade.lockerClosing == nil && [.delivered, .completed].contains(trade.phase)
                ? "\(path)/secret" : nil,
            round: String(round.number),
            button: round.isRevealed ? say("locker.secret.again") : say("locker.secret.reveal"),
            warning: depends && !round.isRevealed ? say("locker.secret.return") : nil,
            document: HashText(facts.document.rawValue))
    }

    private func repository(
        _ round: DeliveryRound, _ contents: LockerContents, _ forms: LockerForms
    ) -> LockerPage.Repository? {
        guard case .repository(let facts) = round.handed else { return nil }
        let seen = contents.entries.compactMap { entry -> LockerPage.Seen? in
            guard case .accessConfirmed(let access) = entry.event, access.round == round.number else { return nil }
            return LockerPage.Seen(
                commit: access.commit.rawValue,
                verdict: access.isTheSame ? Badge(say("locker.commit.same"), .good) : Badge(say("locker.commit.other"), .bad),
                moment: moment(entry.at))
        }
        let asks = judges(round) && !round.isAccessConfirmed
        let address = facts.address.value ?? say("trade.erased")
        return LockerPage.Repository(
            address: address, commit: facts.commit.rawValue,
            commands:
                "git clone -- '\(address)' delivered\ngit -C delivered fetch origin \(facts.commit.rawValue)\ngit -C delivered rev-parse FETCH_HEAD",
            seen: seen, action: asks ? "\(path)/access" : nil, field: asks ? commitField(round, forms) : nil,
            part: sent(round.part))
    }

    private func commitField(_ round: DeliveryRound, _ forms: LockerForms) -> FormField {
        var field = forms.fields(of: "\(path)/access", sent(round.part))
            .line("commit", say("locker.commit.found"), help: say("locker.commit.help"), charactersMax: 64)
        if let part = sent(round.part) { field.idPrefix = "\(part)-" }
        return field
    }

    private func criteria(
        _ round: DeliveryRound, _ contents: LockerContents, _ forms: LockerForms
    ) -> [LockerPage.Criterion] {
        guard round.criteria > 0 else { return [] }
        let words = contents.criteria[round.part] ?? []
        let part = sent(round.part)
        var reasons: [Int: String] = [:]
        for entry in contents.entries {
            if case .criterionRefused(let facts) = entry.event, facts.round == round.number {
                reasons[facts.number] = facts.reason.value
            }
        }
        return (1...round.criteria).map { number in
            let verdict = round.verdicts[number]
            let asks = judges(round)
            let refusal = "\(path)/criteria/\(number)/refusal"
            let isOpen = asks && forms.wasSent(to: refusal, part)
            return LockerPage.Criterion(
                number: String(number),
                text: number <= words.count ? words[number - 1] : say("trade.erased"),
                verdict: verdict.map { $0 ? Badge(say("locker.criterion.met"), .good) : Badge(say("locker.criterion.unmet"), .bad) }
                    ?? Badge(say("locker.criterion.open"), .calm),
                reason: verdict == false ? reasons[number] : nil,
                acceptAction: asks && verdict != true ? "\(path)/criteria/\(number)/acceptance" : nil,
                refuseAction: asks && verdict != false ? refusal : nil, fieldID: "f-criterion-\(round.number)-\(number)-reason",
                part: part,
                typed: isOpen ? forms.fields(of: refusal, part).value("reason", "") : "", isOpen: isOpen)
        }
    }

    private func mailFacts(_ round: DeliveryRound, _ contents: LockerContents) -> [Fact] {
        guard case .email(let mail) = round.handed else { return [] }
        var facts = [
            Fact(label: say("locker.mail.to"), value: mail.address.value ?? say("trade.erased")),
            Fact(label: "Message-ID", value: "<\(mail.mail)>", isCode: true),
        ]
        for entry in contents.entries {
            if case .mailAccepted(let answer) = entry.event, answer.mail == mail.mail {
                let words = [answer.code == 0 ? nil : String(answer.code), answer.answer.value].compactMap { $0 }
                facts.append(Fact(label: say("locker.mail.answer"), value: words.joined(separator: " "), isCode: true))
            }
        }
        return facts
    }

    private func compared(_ compared: ComparedDelivery) -> LockerPage.Comparison {
        switch compared.comparison {
        case .sameBytes:
            return LockerPage.Comparison(
                verdict: Badge(say("locker.compare.same"), .good), sentence: say("locker.compare.same.text"), warnings: [],
                rows: [], hasRows: false)
        case .otherBytes(let differences):
            let words = ArtefactWords(language, nil)
            var rows = differences.figures.map { figure in
                LockerPage.Comparison.Row(
                    name: say("changes.figure.\(figure.figure.rawValue)"), was: text(figure.published, figure.figure),
                    now: text(figure.delivered, figure.figure))
            }
            if !differences.languagesGone.isEmpty || !differences.languagesNew.isEmpty {
                rows.append(
                    .init(
                        name: say("locker.compare.languages"),
                        was: differences.languagesGone.map { words.name($0) }.joined(separator: ", "),
                        now: differences.languagesNew.map { words.name($0) }.joined(separator: ", ")))
            }
            rows.insert(
                .init(
                    name: say("locker.compare.bytes"), was: NumberText.size(bytes: differences.published.bytes),
                    now: NumberText.size(bytes: differences.delivered.bytes)), at: 0)
            let key =
                compared.isStillRead
                ? "locker.compare.reading"
                : differences.hasSameTree.map { $0 ? "locker.compare.tree" : "locker.compare.other.text" }
                    ?? "locker.compare.unread"
            let isSame = differences.hasSameTree == true
            let files = lines(compared.files)
            return LockerPage.Comparison(
                verdict: Badge(
                    isSame ? say("locker.compare.repacked") : say("locker.compare.other"), isSame ? .good : .warn),
                sentence: say(key), warnings: differences.warnings.map { say("locker.warning.\($0.rawValue)") }, rows: rows,
                hasRows: true, files: files, hasFiles: !files.isEmpty,
                filesText: compared.files.map { files in
                    say(
                        "locker.compare.files",
                        [
                            "added": String(files.added.count), "removed": String(files.removed.count),
                            "changed": String(files.changed.count),
                        ])
                } ?? "")
        }
    }

    /// The first of the files that differ; what is missing first.
    private func lines(_ files: FileDifferences?) -> [LockerPage.Comparison.FileLine] {
        guard let files else { return [] }
        func lines(_ paths: [String], _ badge: Badge) -> [LockerPage.Comparison.FileLine] {
            paths.prefix(100).map { .init(path: String($0.prefix(300)), verdict: badge) }
        }
        return lines(files.removed, Badge(say("locker.file.removed"), .bad))
            + lines(files.changed, Badge(say("locker.file.changed"), .warn))
            + lines(files.added, Badge(say("locker.file.added"), .calm))
    }

    private func text(_ value: Int64, _ figure: RevisionChanges.Figure) -> String {
        switch figure {
        case .unpackedBytes, .sourceBytes: NumberText.size(bytes: value)
        case .files, .sourceLines, .setApartFiles, .encryptedFiles, .protectedParts, .binaries, .secrets, .innerArchives:
            NumberText.grouped(value.magnitude)
        }
    }
}
