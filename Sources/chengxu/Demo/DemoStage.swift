import Foundation
import Ledger
import Market
import Payments
import Service
import Store

/// Plays the demo world's moments on a market whose clock it moves. Deadlines run out in between, as they would have.
struct DemoStage {
    let marketplace: Marketplace
    let clock: SetClock
    let money: PlayMoney
    let files: DemoFiles
    private var members: [DemoMember: MemberID] = [:]
    private var passkeys: [MemberID: SoftwarePasskey] = [:]
    private var listings: [String: Published] = [:]
    private var trades: [Int: TradeID] = [:]

    private struct Published {
        let id: ListingID
        let seller: DemoMember
        /// What its trades deliver; nil where no file is deposited.
        let file: Digest?
    }

    /// A story that cannot be played as it is written.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    init(marketplace: Marketplace, clock: SetClock, money: PlayMoney, files: DemoFiles) {
        self.marketplace = marketplace
        self.clock = clock
        self.money = money
        self.files = files
    }

    /// Everybody opens an account, each at their own time. All at once, as the work of a password's hash is the longest part.
    mutating func joinAll(before now: Timestamp) async throws {
        members = try await withThrowingTaskGroup(of: (DemoMember, MemberID).self) { group in
            for member in DemoMember.allCases {
                let then = marketplace.standing(at: now.adding(.hours(-member.joinedHoursAgo)), gateways: money.gateways)
                group.addTask {
                    let id = try await then.register(
                        handle: member.rawValue, displayName: member.displayName, password: DemoMember.password)
                    return (member, id)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        // One after the other: each has a clock of its own, and a challenge that is old to one would be taken from another.
        for (member, id) in members {
            let then = marketplace.standing(at: now.adding(.hours(-member.joinedHoursAgo)), gateways: money.gateways)
            passkeys[id] = try await then.registerSoftwarePasskey(
                name: "演示用密钥", password: DemoMember.password, of: id, at: DemoMember.site)
        }
        try await appoint(before: now)
    }

    /// The first two operators are made by whoever runs the market; the mediators by both of them.
    private func appoint(before now: Timestamp) async throws {
        let then = marketplace.standing(at: now.adding(.hours(-736)), gateways: money.gateways)
        for first in [DemoMember.yuheng, .baizhi] {
            try await then.grantAsHost(.operator, to: first.rawValue, reason: "市场开张时的平台工作人员")
        }
        for (mediator, reason) in [(try member(.jiangyue), "有五年软件合同调解经验"), (try member(.qinyuan), "仲裁委员会退休秘书")] {
            let deed = StaffDeed(.grantRole, of: mediator.rawValue, member: mediator, role: .mediator)
            let proposed = try await then.propose(deed, reason: reason, by: try member(.yuheng))
            _ = try await then.consent(to: proposed.id, by: try member(.baizhi))
        }
    }

    /// Everybody gives up the key that only the play had; whoever looks around adds one of their own.
    func leaveAll() async throws {
        for id in members.values {
            for passkey in try await marketplace.passkeys(of: id) {
                _ = try await marketplace.commands.handle(
                    RemovePasskey(credential: passkey.credential), on: .member(id), by: .member(id))
            }
        }
    }

    /// Lets one thing happen at its time. Throws: `Fault`, the market's refusals.
    mutating func play(_ moment: DemoTimeline.Moment) async throws {
        try await wait(until: moment.at)
        switch moment.event {
        case .publish(let listing): listings[listing.name] = try await publish(listing)
        case .enquire(let index):
            let story = DemoStory.all[index]
            trades[index] = try await marketplace.openEnquiry(
                about: try listing(of: story).id, by: try member(story.buyer)
            ).trade
        case .act(let act, let index):
            do {
                try await play(act, in: DemoStory.all[index], try trade(index))
            } catch let refusal as any Refusal {
                throw Fault(description: "story \(index) (\(DemoStory.all[index].listing)): \(act): \(refusal)")
            }
        }
        _ = try await marketplace.notary.checkpoint()
    }

    private static let selectNextDeadline: SQL = "SELECT at_ms FROM v_deadlines ORDER BY at_ms LIMIT 1"

    /// Moves the clock on, stopping at every deadline on the way.
    func wait(until time: Timestamp) async throws {
        while true {
            let next = try await marketplace.database.read { connection in
                try connection.row(Self.selectNextDeadline, []) { Timestamp(ms: try $0.int64(0)) }
            }
            guard let next, next <= time else { break }
            clock.set(to: max(next, clock.now()))
            guard try await DeadlineRunner(marketplace).runDue() > 0 else { break }
            try await OutboxRunner(marketplace).runDue()
            _ = try await marketplace.notary.checkpoint()
        }
        clock.set(to: max(time, clock.now()))
    }

    // MARK: What happens

    private func publish(_ listing: DemoListing) async throws -> Published {
        guard let category = marketplace.categories[listing.category] else {
            throw Fault(description: "there is no category \(listing.category)")
        }
        let seller = try member(listing.seller)
        let file = try await deposit(listing, by: seller)
        let variant = DemoListing.all.firstIndex { $0.name == listing.name } ?? 0
        let picture = try await marketplace.depositPicture(
            DemoPicture(listing.picture, variant: variant).png, name: "\(listing.name).png", by: seller)
        let content = ListingContent(
            title: listing.title,
            fields: try listing.answers().answers(to: category),
            defects: listing.defects, noneKnown: listing.defects.isEmpty, clauses: listing.clauses,
            artefactName: listing.fileName)
        let form = RevisionForm(
            category: category.id, content: content, terms: listing.terms, artefact: file,
            screenshots: [picture.artefact.sha256])
        let id = try await marketplace.publish(form, by: seller).listing
        return Published(id: id, seller: listing.seller, file: file)
    }

    private func deposit(_ listing: DemoListing, by seller: MemberID) async throws -> Digest? {
        guard let archive = try files.archive(of: listing) else { return nil }
        let media = listing.archive == "zip" ? "application/zip" : "application/gzip"
        return try await marketplace.deposit(
            FilePieces(archive), name: archive.lastPathComponent, media: media, by: seller
        ).artefact.sha256
    }

    private func play(_ act: DemoStory.Act, in story: DemoStory, _ trade: TradeID) async throws {
        let listing = try listing(of: story)
        let (buyer, seller) = (try member(story.buyer), try member(listing.seller))
        func party(_ side: Side) -> MemberID { side == .buyer ? buyer : seller }
        switch act {
        case .says(let side, let text): _ = try await marketplace.post(text, in: trade, by: party(side))
        case .takesTerms: _ = try await marketplace.takeStandardTerms(in: trade, by: buyer)
        case .proposes(let side, let change, let clauses):
            let state = try await marketplace.state(of: trade, for: buyer)
            let base = try await marketplace.versionToAnswer(of: state).version
            let terms = change.applied(to: base.terms)
            let ticks = side == .buyer ? Set(state.trade.requiredTicks(for: terms, nil)) : []
            let wording = TermsWording(
                clauses: clauses, nonce: "", contents: change.contents ?? base.wording?.contents ?? [],
                criteria: change.criteria ?? base.wording?.criteria ?? [],
                receivingSystem: base.wording?.receivingSystem ?? "")
            let prepared = try await marketplace.prepare(
                terms, wording, answering: state.trade.proposals.count, ticks: ticks, in: trade, by: party(side))
            _ = try await marketplace.proposePrepared(
                prepared.document, proof: try proof(of: prepared.document, by: party(side)), in: trade, by: party(side))
        case .confirms(let side):
            let state = try await marketplace.state(of: trade, for: buyer).trade
            guard let proposal = state.openProposal else { throw Fault(description: "nothing to confirm in \(trade)") }
            _ = try await marketplace.confirm(
                proposal: proposal.number, document: proposal.document,
                ticks: side == .buyer ? Set(state.requiredTicks) : [],
                proof: try proof(of: proposal.document, by: party(side)), in: trade, by: party(side))
        case .declines(let side, let reason):
            let newest = try await marketplace.state(of: trade, for: buyer).trade.proposals.count
            _ = try await marketplace.decline(proposal: newest, reason: reason, in: trade, by: party(side))
        case .pays:
            let start = try await marketplace.startPayment(in: trade, by: buyer, language: .zh).start
            guard let payment = try await marketplace.state(of: trade, for: buyer).trade.payments.last else {
                throw Fault(description: "no payment was started in \(trade)")
            }
            try await money.pay(start, payment.id, in: marketplace)
        case .delivers(let note):
            _ = try await marketplace.deliver([try file(of: listing)], note: note, in: trade, by: seller)
        case .downloads(let isComplete):
            let file = try file(of: listing)
            let (reader, _, _) = try await marketplace.openDelivered(file, in: trade, for: buyer)
            try await marketplace.recordDownload(
                of: file, firstByte: 0, bytesSent: isComplete ? reader.sizeBytes : reader.sizeBytes / 3,
                client: "127.0.0.1 chengxu demo", in: trade, by: buyer)
        case .signs:
            guard let delivery = try await marketplace.state(of: trade, for: buyer).trade.delivery else {
                throw Fault(description: "nothing was delivered in \(trade)")
            }
            _ = try await marketplace.signReceipt(
                manifest: delivery.manifest, proof: try proof(of: delivery.manifest, by: buyer), in: trade, by: buyer)
        case .accepts: _ = try await marketplace.confirmAcceptance(in: trade, by: buyer)
        case .rates(let side, let score, let text):
            _ = try await marketplace.rate(trade, score: score, parts: parts(score), text: text, by: party(side))
        case .replies(let side, let text): _ = try await marketplace.replyToRating(of: trade, text: text, by: party(side))
        case .changes(let side, let score, let text):
            _ = try await marketplace.changeRating(of: trade, score: score, parts: parts(score), text: text, by: party(side))
        case .disputes(let act): try await play(act, in: trade, buyer: buyer, seller: seller)
        case .requests(let act): try await play(act, in: trade, buyer: buyer, seller: seller)
        }
    }

    /// What the parts are marked with by one who gives that score.
    private func parts(_ score: Score) -> RatingParts {
        switch score {
        case .good: RatingParts(described: 5, inTime: 5, service: 5)
        case .neutral: RatingParts(described: 4, inTime: 5, service: 3)
        case .bad: RatingParts(described: 2, inTime: 5, service: 2)
        }
    }

    // MARK: Who and what

    /// What the member signs that document with. Throws: `Fault`.
    func proof(of document: Digest, by member: MemberID) throws -> Proof {
        guard let passkey = passkeys[member] else { throw Fault(description: "\(member) has no key") }
        return try passkey.proof(of: document)
    }

    /// One of the listings of a seller, always the same.
    func listing(of seller: DemoMember) throws -> ListingID {
        guard let name = listings.filter({ $0.value.seller == seller }).keys.min(), let listing = listings[name] else {
            throw Fault(description: "\(seller) sells nothing")
        }
        return listing.id
    }

    func member(_ member: DemoMember) throws -> MemberID {
        guard let id = members[member] else { throw Fault(description: "\(member) has not joined yet") }
        return id
    }

    private func listing(of story: DemoStory) throws -> Published {
        guard let listing = listings[story.listing] else {
            throw Fault(description: "\(story.listing) is not published yet")
        }
        return listing
    }

    private func file(of listing: Published) throws -> Digest {
        guard let file = listing.file else { throw Fault(description: "\(listing.id) has no file to deliver") }
        return file
    }

    private func trade(_ story: Int) throws -> TradeID {
        guard let trade = trades[story] else { throw Fault(description: "story \(story) has not begun yet") }
        return trade
    }
}

extension Marketplace {
    /// The same market with a clock of its own that stands at that time.
    func standing(at time: Timestamp, gateways: Gateways) -> Marketplace { on(SetClock(at: time), gateways: gateways) }

    /// The same market by another clock and with other gateways.
    func on(_ clock: SetClock, gateways: Gateways) -> Marketplace {
        Marketplace(
            database: database, blobs: blobs, clock: clock, chance: chance, settings: settings, keys: keys,
            gateways: gateways, categories: categories, logger: logger)
    }
}

extension DemoStory.Change {
    fileprivate func applied(to terms: Terms) -> Terms {
        var terms = terms
        if let priceYuan { terms.price = Money(minor: priceYuan * 100, currency: .cny) }
        if let deliveryHours { terms.deliveryHours = deliveryHours }
        if let supportMonths { terms.supportMonths = supportMonths }
        if let acceptanceDays { terms.acceptanceDays = acceptanceDays }
        if let liability { terms.liability = liability }
        return terms
    }
}
