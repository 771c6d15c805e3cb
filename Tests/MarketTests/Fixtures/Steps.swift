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
        in trade: Trade, terms: Terms = .price(.yuan(90)), clauses: [String] = [], ticks: Set<Tick> = .all,
        signing: Signing = .password
    ) -> ProposeTerms {
        ProposeTerms(
            terms: terms, supplementary: clauses, document: .proposal(trade.proposals.count + 1), nonce: "n",
            answering: trade.proposals.count, ticks: ticks, signing: signing)
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
    static let forAll = SignReceipt(manifest: .manifest, signing: .password)
}

extension RateTrade {
    static let good = RateTrade(score: .good, text: "很好")
}
