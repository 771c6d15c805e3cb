import Ledger

@testable import Market

// Well-formed commands in the words of the tests.

extension RevisionReference {
    static let first = RevisionReference(listing: .number(5), number: 1, entry: .number(50), defectCount: 2)
}

extension OpenEnquiry {
    static func about(seller: MemberID = .seller, by buyer: MemberID = .buyer, isWithdrawn: Bool = false) -> OpenEnquiry
    {
        OpenEnquiry(
            revision: .first, seller: seller, standardTerms: .standard, policy: .standard, buyer: buyer,
            isWithdrawn: isWithdrawn)
    }
}

extension TakeStandardTerms {
    static func next(in trade: Trade, isWithdrawn: Bool = false) -> TakeStandardTerms {
        TakeStandardTerms(
            supplementary: ["仅限一个网站使用"], document: .proposal(trade.proposals.count + 1), nonce: "n",
            answering: trade.proposals.count, isWithdrawn: isWithdrawn)
    }
}

extension Digest {
    /// The document of the proposal of that number.
    static func proposal(_ number: Int) -> Digest { .number(1_000 + number) }
    static let manifest = Digest.number(2_000)
}

extension ProposeTerms {
    static func next(
        in trade: Trade, terms: Terms = .price(.yuan(90)), clauses: [String] = [], ticks: Set<Tick> = .all
    ) -> ProposeTerms {
        ProposeTerms(
            terms: terms, supplementary: clauses, document: .proposal(trade.proposals.count + 1), nonce: "n",
            answering: trade.proposals.count, ticks: ticks)
    }
}

extension ConfirmTerms {
    static func newest(in trade: Trade, ticks: Set<Tick> = .all) -> ConfirmTerms {
        ConfirmTerms(number: trade.proposals.count, document: .proposal(trade.proposals.count), ticks: ticks)
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

extension Artefact {
    static let source = Artefact(sha256: .number(3_001), bytes: 1_000)
    static let manual = Artefact(sha256: .number(3_002), bytes: 10)
}

extension DeliverFiles {
    static func files(
        _ artefacts: [Artefact] = [.source, .manual], names: [String]? = nil, note: String = "请查收"
    ) -> DeliverFiles {
        DeliverFiles(
            artefacts: artefacts, names: names ?? artefacts.indices.map { "第\($0 + 1)个文件.zip" }, note: note,
            manifest: .manifest)
    }
}

extension RecordDownload {
    static func whole(_ artefact: Artefact) -> RecordDownload {
        RecordDownload(artefact: artefact.sha256, firstByte: 0, bytesSent: artefact.bytes, client: "203.0.113.7 curl")
    }
}

extension SignReceipt {
    static let forAll = SignReceipt(manifest: .manifest)
}

extension DeliverSecret {
    static func key(characters: Int = 24, note: String = "一机一码") -> DeliverSecret {
        DeliverSecret(document: .number(4_001), characters: characters, note: note, manifest: .manifest)
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
        _ address: String = "https://git.example/shop.git", commit: String = CommitHash.handedOver.rawValue, note: String = ""
    ) -> HandOverRepository {
        HandOverRepository(address: address, commit: commit, note: note, manifest: .manifest)
    }
}

extension ConfirmAccess {
    static let same = ConfirmAccess(commit: CommitHash.handedOver.rawValue)
}

extension DeliverByMail {
    static func of(
        _ artefacts: [Artefact] = [.source], names: [String]? = nil, to address: String = "buyer@example.com",
        isAttached: Bool = true, note: String = ""
    ) -> DeliverByMail {
        DeliverByMail(
            mail: "1@chengxu.example", artefacts: artefacts, names: names ?? artefacts.indices.map { "\($0).zip" },
            address: address, isAttached: isAttached, note: note, manifest: .manifest)
    }
}

extension RecordMail {
    static let accepted = RecordMail(mail: "1@chengxu.example", isAccepted: true, code: 250, answer: "2.0.0 Ok: queued as 4F2")
    static let refused = RecordMail(mail: "1@chengxu.example", isAccepted: false, code: 550, answer: "5.1.1 no such user")
}

extension ReportService {
    static func done(criteria: Int = 3, report: String = "已部署到客户服务器") -> ReportService {
        ReportService(criteria: criteria, report: report, manifest: .manifest)
    }
}

extension RequestChange {
    static let please = RequestChange(reason: "缺少安装说明")
}

extension RateTrade {
    static let good = RateTrade(score: .good, text: "很好")
}
