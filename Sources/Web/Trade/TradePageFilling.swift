import Ledger
import Market
import Service

extension TradePage {
    /// The page of a trade as one party sees it.
    init(_ scene: TradeScene, refused: Refused? = nil) {
        let trade = scene.trade
        let earlier = scene.file.entries.first.flatMap { $0.sequence > 0 ? "\(scene.path)?before=\($0.sequence)" : nil }
        let price = (trade.agreement ?? trade.openProposal)?.terms.price ?? scene.reading.opening.standardTerms.price
        let (next, text) = (
            scene.next,
            FormFields(scene.language).long(
                "text", scene.say("trade.write.label"), placeholder: scene.say("trade.write.placeholder"), rows: 3,
                charactersMax: PostMessage.charactersMax)
        )
        self.init(
            title: scene.file.title, tradeID: scene.id.rawValue, number: scene.number, badge: scene.badge,
            listing: Link(
                text: scene.file.title,
                path: "/listings/\(scene.reading.opening.revision.listing)/revisions/\(scene.reading.opening.revision.number)"),
            buyer: scene.member(.buyer), seller: scene.member(.seller), price: price.text,
            youAre: scene.me == .buyer ? scene.say("trade.youAre.buyer") : scene.say("trade.youAre.seller"),
            stations: scene.stations, entries: scene.timeline, earlierPath: earlier, next: next,
            protection: scene.protection, escrow: scene.escrow, agreement: scene.agreement,
            composer: Composer(
                field: text,
                action: "\(scene.path)/messages",
                fileLimit: scene.say(
                    "conversation.files.limit",
                    ["n": String(PostMessage.filesMax), "max": NumberText.size(bytes: SentFile.bytesMax)]),
                recordPath: "\(scene.path)/records/new"),
            newer: scene.newerRevision, conversation: scene.conversation, bundlePath: "\(scene.path)/bundle",
            briefPath: trade.wasAgreed ? "\(scene.path)/brief" : nil,
            livePath: "\(scene.path)/live",
            lastSequence: String(scene.file.entries.last?.sequence ?? -1),
            refusal: refused.map { RefusalNote($0, scene.language, fields: [text] + (next.action?.ticks ?? [])) },
            clocks: scene.clocks)
    }
}

extension TradeScene {
    /// What the page shows of the conversation.
    var conversation: TradePage.Conversation {
        let (first, last) = (file.entries.first?.sequence ?? 0, file.entries.last?.sequence ?? 0)
        let hasLater = last < file.newestSequence
        let unread = trade.reading(of: me).unread
        let far = unread.first.flatMap { (first...max(first, last)).contains($0) ? nil : $0 }
        return TradePage.Conversation(
            first: String(first), last: String(last), hasLater: hasLater, laterPath: hasLater ? "\(path)?after=\(last)" : nil,
            unread: far.map {
                Link(text: language.count("conversation.unread.from", Int64(unread.count)), path: "\(path)?at=\($0)#e\($0)")
            },
            readsPath: "\(path)/reads", arrivalsPath: "\(path)/arrivals", seenPath: "\(path)/seen?from=\(first)&upTo=\(last)",
            searchPath: "\(path)/search")
    }

    /// Where the trade stands, in a word.
    var badge: Badge { Badge(say("trade.phase.\(trade.phase.rawValue)"), trade.phase.tone) }

    /// The way of a trade, and how far it is. A refunded trade ended before its delivery.
    var stations: [TradePage.Station] {
        let names = ["enquiry", "agreement", "payment", "delivery", "acceptance", "released", "rated"]
        let current: Int =
            switch trade.phase {
            case .unopened, .enquiry: 0
            case .negotiating: 1
            case .agreed: 2
            case .funded, .refunded: 3
            case .delivered: 4
            case .completed: trade.ratings.count == 2 || trade.areRatingsRevealed ? 7 : 6
            }
        return names.enumerated().map { place, name in
            TradePage.Station(
                label: say("trade.station.\(name)"), isDone: place < current,
                isCurrent: place == current && trade.phase != .refunded)
        }
    }

    /// Where the money is; nil before there is any talk of it.
    var escrow: TradePage.Escrow? {
        guard trade.phase != .unopened else { return nil }
        var facts: [Fact] = []
        if let terms = trade.agreement?.terms {
            facts.append(Fact(label: say("escrow.agreed"), value: terms.price.text))
            if let share = FeeShare(of: terms, under: reading.opening.policy), share.surcharge.minor > 0 {
                facts.append(Fact(label: say("escrow.due"), value: share.due.text))
            }
        }
        facts.append(Fact(label: say("escrow.held"), value: MoneyText.yuan(trade.heldMinor)))
        facts += milestones
        if let arrived = trade.payments.last(where: { $0.transaction != nil }) {
            facts.append(Fact(label: say("escrow.gateway"), value: gatewayTitle(arrived.gateway)))
        }
        return TradePage.Escrow(facts: facts, place: say("escrow.place.\(trade.phase.rawValue)"), ledgerPath: "\(path)/ledger")
    }

    /// The terms that were agreed, or that are on the table.
    var agreement: TradePage.Agreement? {
        guard let proposal = trade.agreement ?? trade.openProposal else { return nil }
        let words = TermsWords(language)
        let shown: [Terms.Clause] = [.price, .licence, .deliveryHours, .acceptanceDays, .supportMonths]
        return TradePage.Agreement(
            facts: shown.map { Fact(label: words.name($0), value: words.value($0, of: proposal.terms)) },
            hash: HashText(proposal.document.rawValue), path: TradePath.terms(id, proposal.number),
            isBinding: trade.agreement != nil)
    }
}

extension TradePhase {
    /// How the word for a phase looks.
    var tone: Badge.Tone {
        switch self {
        case .unopened, .enquiry: .calm
        case .negotiating, .agreed: .warn
        case .funded, .delivered: .active
        case .completed: .good
        case .refunded: .bad
        }
    }
}
