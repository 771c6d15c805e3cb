import Market
import Service

extension TradeScene {
    /// A message.
    func message(_ facts: MessagePosted, _ entry: TradeEntry) -> TimelineEntry.Message {
        let isOwn = facts.by == me
        let isWithdrawn = trade.withdrawnMessages.contains(entry.sequence)
        let masked = entry.maskedBy
        let files = masked == nil ? sentFiles(entry) : []
        let unseen = masked != nil ? "conversation.masked" : entry.isHidden ? "data.hidden" : "trade.erased"
        return TimelineEntry.Message(
            text: facts.text.value ?? say(unseen),
            stage: say("trade.phase.\(facts.stage.rawValue)"), isOwn: isOwn,
            pictures: files.compactMap(\.picture),
            attachments: files.filter { $0.picture == nil }.map(\.fact), cards: cards(facts),
            mark: isOwn ? mark(of: entry.sequence) : nil, isWithdrawn: isWithdrawn,
            withdrawPath: isOwn && !isWithdrawn ? "\(path)/messages/\(entry.sequence)/withdrawal" : nil,
            complaintPath: isOwn || masked != nil ? nil : ComplaintRoutes.newPath(about: .message(entry.sequence, in: id)),
            maskedPath: masked.map { "\(ComplaintRoutes.path)/\($0)" })
    }

    /// The files that came with an entry: the picture to be shown, where there is one, and the file as it was sent.
    func sentFiles(_ entry: TradeEntry) -> [(picture: SentPicture?, fact: FileFact)] {
        entry.sentFiles.enumerated().map { number, sent in
            let (file, name) = (sent.file, sent.name ?? say("trade.erased"))
            let original = TradePath.sent(id, entry.sequence, number)
            let fact = FileFact(
                name: name, sizeBytes: file.original.bytes, sha256: file.original.sha256.rawValue, downloadPath: original)
            let picture = file.shown.map { shown in
                let whole = "\(original)/picture"
                let scale = min(1, 320 / Double(max(1, shown.width)))
                return SentPicture(
                    name: name, path: whole, smallPath: "\(whole)?wide=320", originalPath: original,
                    width: String(Int(Double(shown.width) * scale)), height: String(max(1, Int(Double(shown.height) * scale))),
                    size: fact.size, hash: HashText(fact.sha256))
            }
            return (picture, fact)
        }
    }

    /// How far one of the reader's own messages has come.
    func mark(of place: Int64) -> ReadingMark {
        func first(_ marks: [ConversationMark]) -> ConversationMark? { marks.first { $0.upTo >= place } }
        if let read = first(file.read) { return ReadingMark("read", upTo: read.upTo, moment(read.at)) }
        if let received = first(file.received) { return ReadingMark("received", upTo: received.upTo, moment(received.at)) }
        return ReadingMark("sent", upTo: place, nil)
    }

    /// The listings whose addresses stand in a message.
    private func cards(_ facts: MessagePosted) -> [LinkCard] {
        LinkedListing.addresses(in: facts.text.value ?? "").compactMap { file.listings[$0] }.map { listing in
            LinkCard(
                title: listing.title, price: MoneyText.yuan(listing.priceMinor), path: "/listings/\(listing.id)",
                isWithdrawn: listing.isWithdrawn)
        }
    }

    /// A record from elsewhere.
    func record(_ facts: RecordAdded, _ entry: TradeEntry) -> RecordCard? {
        guard let sent = sentFiles(entry).first else { return nil }
        let mail = facts.mail.value
        let head = mail.map { mail in
            [
                Fact(label: say("conversation.mail.from"), value: mail.from),
                Fact(label: say("conversation.mail.to"), value: mail.to),
                Fact(label: say("conversation.mail.date"), value: mail.date),
                Fact(label: say("conversation.mail.subject"), value: mail.subject),
            ].filter { !$0.value.isEmpty }
        }
        return RecordCard(
            head: head ?? [], hasHead: head?.isEmpty == false, text: mail.flatMap { $0.text.isEmpty ? nil : $0.text },
            isCut: mail?.isCut ?? false,
            attached: mail?.attachments.map { "\($0.name) · \(NumberText.size(bytes: $0.bytes))" } ?? [],
            hasAttached: mail?.attachments.isEmpty == false,
            verdict: facts.signature.map { Badge(RecordWords.verdict($0.verdict).text(language), $0.verdict.tone) },
            picture: sent.picture, file: sent.fact)
    }
}

extension ReadingMark {
    init(_ kind: String, upTo: Int64, _ moment: Moment?) {
        self.init(
            kind: kind, isRead: kind == "read", isReceived: kind == "received", upTo: String(upTo), moment: moment)
    }
}

extension MailSignature.Verdict {
    fileprivate var tone: Badge.Tone {
        switch self {
        case .none, .noKey: .calm
        case .matches: .good
        case .matchesPart, .unusable, .keyUnusable: .warn
        case .textAltered, .fails: .bad
        }
    }
}

extension TradePath {
    /// A file that was sent, by the place of its entry and its number there.
    static func sent(_ id: TradeID, _ place: Int64, _ number: Int) -> String { "\(entry(id, place))/files/\(number)" }
}
