import Ledger

@testable import Market

// Well-formed commands in the words of the tests.

extension RevisionReference {
    static let first = RevisionReference(listing: .number(5), number: 1, entry: .number(50), defectCount: 2)
}

extension OpenEnquiry {
    static func about(seller: MemberID = .seller, by buyer: MemberID = .buyer, isWithdrawn: Bool = false) -> OpenEnquiry {
        OpenEnquiry(
            revision: .first, seller: seller, standardTerms: .standard, policy: .standard, buyer: buyer,
            isWithdrawn: isWithdrawn)
    }
}

extension DealDrawnUp {
    static func offered(terms: Terms = .price(.yuan(90)), clauses: [String] = ["含安装"]) -> DealDrawnUp {
        DealDrawnUp(
            seller: .seller, revision: .first, standardTerms: .standard, terms: terms, document: .number(4_001),
            method: .dealOffer, openUntil: Timestamp.opening.adding(.hours(72)), wording: Sealed(.said(clauses: clauses)))
    }
}

extension DealWording {
    static func said(title: String = "张老师的官网", note: String = "按微信里谈的", clauses: [String] = ["含安装"]) -> DealWording {
        DealWording(title: title, note: note, terms: TermsWording(clauses: clauses, nonce: "n"))
    }
}

extension OpenDeal {
    static func taken(
        by buyer: MemberID = .buyer, offer: DealDrawnUp = .offered(), clauses: [String] = ["含安装"]
    ) -> OpenDeal {
        OpenDeal(
            deal: DealReference(deal: .number(8), entry: .number(4_000), offer: offer.document), offer: offer,
            policy: .standard, buyer: buyer, wording: TermsWording(clauses: clauses, nonce: "n"), document: .proposal(1))
    }
}

extension TakeStandardTerms {
    static func next(in trade: Trade, isWithdrawn: Bool = false) -> TakeStandardTerms {
        TakeStandardTerms(
            wording: .of(["仅限一个网站使用"], for: trade.opening?.standardTerms),
            document: .proposal(trade.proposals.count + 1), answering: trade.proposals.count, isWithdrawn: isWithdrawn)
    }
}

extension Digest {
    /// The document of the proposal of that number.
    static func proposal(_ number: Int) -> Digest { .number(1_000 + number) }
    static let manifest = Digest.number(2_000)
}

extension ProposeTerms {
    static func next(
        in trade: Trade, terms: Terms? = nil, clauses: [String] = [], ticks: Set<Tick> = .all,
        signing: Signing = .password
    ) -> ProposeTerms {
        let terms = terms ?? trade.agreement?.terms.supporting(months: 3) ?? .price(.yuan(90))
        return ProposeTerms(
            terms: terms, wording: .of(clauses, for: terms), document: .proposal(trade.proposals.count + 1),
            answering: trade.proposals.count, ticks: ticks, signing: signing,
            standing: trade.agreement.map { .of([], for: $0.terms) })
    }
}

extension TermsWording {
    /// Clauses in words, and an address where the way of delivery needs one.
    static func of(_ clauses: [String], for terms: Terms? = nil) -> TermsWording {
        let needsAddress = terms?.deliveryMethod.needsReceivingSystem ?? false
        return TermsWording(clauses: clauses, nonce: "n", receivingSystem: needsAddress ? "收件@买家.例子" : "")
    }
}

extension Terms {
    /// The standard terms with that way of delivery.
    static func delivered(by method: DeliveryMethod) -> Terms {
        var terms = Terms.standard
        terms.deliveryMethod = method
        return terms
    }

    /// The same terms with another length of support.
    func supporting(months: Int) -> Terms {
        var terms = self
        terms.supportMonths = months
        return terms
    }
}

extension PinRevision {
    /// A newer revision of the tests' listing.
    static func newer(
        _ number: Int = 2, terms: Terms = .price(.yuan(120)), isWithdrawn: Bool = false
    ) -> PinRevision {
        PinRevision(
            revision: RevisionReference(listing: .number(5), number: number, entry: .number(50 + number), defectCount: 2),
            standardTerms: terms, isWithdrawn: isWithdrawn)
    }
}

extension PasskeySignature {
    /// By the key of that number.
    static func key(_ number: Int) -> PasskeySignature {
        PasskeySignature(
            credential: "key-\(number)", algorithm: .es256, registered: .number(4_000 + number), key: .number(4_100 + number),
            authenticatorData: .number(4_200), clientData: .number(4_300), signature: .number(4_400))
    }
}

extension ConfirmTerms {
    static func newest(in trade: Trade, ticks: Set<Tick> = .all, signing: Signing = .password) -> ConfirmTerms {
        ConfirmTerms(
            number: trade.proposals.count, document: .proposal(trade.proposals.count), ticks: ticks, signing: signing)
    }
}

extension DeclineTerms {
    static func newest(in trade: Trade, reason: String = "太贵") -> DeclineTerms {
        DeclineTerms(number: trade.proposals.count, reason: reason)
    }
}

extension StartPayment {
    static func attempt(_ number: UInt64, gateway: String = "sandbox") -> StartPayment {
        StartPayment(payment: .number(number), gateway: gateway)
    }
}

extension RecordPayment {
    /// The gateway has the money of that attempt.
    static func of(
        _ attempt: UInt64, transaction: String? = nil, amount: Money = .yuan(100), gateway: String = "sandbox"
    ) -> RecordPayment {
        RecordPayment(
            payment: .number(attempt), gateway: gateway, transaction: transaction ?? "T\(attempt)", amount: amount)
    }
}

extension RecordChargeback {
    /// The gateway took that much of the first payment back.
    static func of(
        _ amount: Money, attempt: UInt64 = 1, transaction: String? = nil, number: String = "CB1", free: Money = .yuan(0),
        debt: ChargebackDebt = .none, deed: DeedID? = nil
    ) -> RecordChargeback {
        RecordChargeback(
            Chargeback(
                payment: .number(attempt), gateway: "sandbox", transaction: transaction ?? "T\(attempt)", number: number,
                amount: amount), freeMinor: free.minor, debt: debt, deed: deed)
    }
}

extension Artefact {
    static let source = Artefact(sha256: .number(3_001), bytes: 1_000)
    static let manual = Artefact(sha256: .number(3_002), bytes: 10)
}

extension DeliverFiles {
    static func files(
        _ artefacts: [Artefact] = [.source, .manual], names: [String]? = nil, note: String = "请查收", part: Int? = nil
    ) -> DeliverFiles {
        DeliverFiles(
            artefacts: artefacts, names: names ?? artefacts.indices.map { "第\($0 + 1)个文件.zip" }, note: note,
            manifest: .manifest, part: part)
    }
}

extension RecordDownload {
    static func whole(_ artefact: Artefact) -> RecordDownload {
        RecordDownload(artefact: artefact.sha256, firstByte: 0, bytesSent: artefact.bytes, client: "203.0.113.7 curl")
    }
}

extension SignReceipt {
    static let forAll = SignReceipt(manifest: .manifest, signing: .password)
}

extension Erased {
    static func of(_ sequence: Int64, member: MemberID = .buyer) -> Erased {
        Erased(member: member, values: [.init(sequence: sequence, fields: ["text"])], files: [])
    }
}

extension SentFile {
    static let notes = SentFile(original: Artefact(sha256: .number(4_001), bytes: 20))
    static let picture = SentFile(
        original: Artefact(sha256: .number(4_002), bytes: 30_000),
        shown: ShownPicture(hash: .number(4_003), width: 640, height: 480))
}

extension MessageReference {
    static func first(by side: Side) -> MessageReference { MessageReference(place: 1, entry: .number(70), by: side) }
}

extension AddRecord {
    static func export(_ file: SentFile = .notes, note: String = "九月三日的聊天") -> AddRecord {
        AddRecord(kind: .weChat, file: file, name: "聊天记录.txt", note: note)
    }

    static let email = AddRecord(
        kind: .email, file: .notes, name: "报价.eml", note: "",
        mail: MailReading(
            from: "林 <lin@example.com>", to: "li@example.org", date: "2026-09-03T10:00:00+08:00", subject: "报价",
            messageID: "1@example.com", text: "含一年更新", isCut: false,
            attachments: [.init(name: "报价单.pdf", media: "application/pdf", bytes: 1_000)], domain: "example.com",
            selector: "s1", key: "v=DKIM1; p=AAAA"),
        signature: MailSignature(.matches, key: .number(4_010)))
}

extension DeliverSecret {
    static func key(characters: Int = 24, note: String = "一机一码", part: Int? = nil) -> DeliverSecret {
        DeliverSecret(document: .number(4_001), characters: characters, note: note, manifest: .manifest, part: part)
    }
}

extension RevealSecret {
    static func of(_ round: Int) -> RevealSecret { RevealSecret(round: round, client: "203.0.113.7 curl") }
}

extension CommitHash {
    static let handedOver = CommitHash(rawValue: String(repeating: "a1", count: 20))!
    static let other = CommitHash(rawValue: String(repeating: "b2", count: 32))!
}

extension HandOverRepository {
    static func at(
        _ address: String = "https://git.example/shop.git", commit: String = CommitHash.handedOver.rawValue, note: String = "",
        part: Int? = nil
    ) -> HandOverRepository {
        HandOverRepository(address: address, commit: commit, note: note, manifest: .manifest, part: part)
    }
}

extension ConfirmAccess {
    static let same = ConfirmAccess(commit: CommitHash.handedOver.rawValue)
}

extension DeliverByMail {
    static func of(
        _ artefacts: [Artefact] = [.source], names: [String]? = nil, to address: String = "buyer@example.com",
        isAttached: Bool = true, note: String = "", part: Int? = nil
    ) -> DeliverByMail {
        DeliverByMail(
            mail: "1@chengxu.example", artefacts: artefacts, names: names ?? artefacts.indices.map { "\($0).zip" },
            address: address, isAttached: isAttached, note: note, manifest: .manifest, part: part)
    }
}

extension RecordMail {
    static let accepted = RecordMail(mail: "1@chengxu.example", isAccepted: true, code: 250, answer: "2.0.0 Ok: queued as 4F2")
    static let refused = RecordMail(mail: "1@chengxu.example", isAccepted: false, code: 550, answer: "5.1.1 no such user")
}

extension ReportService {
    static func done(criteria: Int = 3, report: String = "已部署到客户服务器", part: Int? = nil) -> ReportService {
        ReportService(criteria: criteria, report: report, manifest: .manifest, part: part)
    }
}

extension RequestChange {
    static let please = RequestChange(reason: "缺少安装说明")
}

extension RateTrade {
    static let good = RateTrade(score: .good, text: "很好")
    static let bad = RateTrade(score: .bad, text: "差")
}

extension TradeRated {
    init(by side: Side, rated: MemberID, score: Score, text: Sealed<String>) {
        self.init(by: side, rated: rated, mark: RatingMark(score: score), text: text)
    }
}

extension ChangeRating {
    static let good = ChangeRating(score: .good, text: "已解决")
}

extension MaskRating {
    static func of(_ text: Int64) -> MaskRating {
        MaskRating(text: text, stretches: [.init(from: 0, to: 1)], ground: .insult)
    }
}

extension DecideExclusion {
    static func about(_ side: Side, isExcluded: Bool = true, reason: String = "威胁与差评相连", by staff: MemberID = .mediator)
        -> DecideExclusion
    {
        DecideExclusion(of: side, isExcluded: isExcluded, reason: reason, by: staff)
    }
}

extension RuleOnExclusion {
    static func about(_ side: Side, isExcluded: Bool = false, by staff: MemberID) -> RuleOnExclusion {
        RuleOnExclusion(of: side, isExcluded: isExcluded, reason: "复核后改判", by: staff)
    }
}
