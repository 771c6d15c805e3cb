import Ledger
import Market
import StoreFixtures
import Testing

@testable import Evidence
@testable import Service

/// Structural attacks on the bundle of a real trade with an after-sales request, a dispute that was settled, and a chargeback.
///
/// The attacker is the operator: he holds the key for bundles, and seals whatever he has made of the members anew.
@Suite struct BundleOfDisputesTests {
    /// A market with two such trades; of the first a bundle from before the dispute and one of the end.
    private struct Case {
        let keys: ServerKeys
        let trade: TradeID
        let kinds: [String]
        let older: [UInt8]
        let bundle: [UInt8]
        let other: [UInt8]
        let evidence: Evidence.Hash

        static func open() async throws -> Case {
            let market = try await TestMarket.open()
            let stage = try await Stage.set(market)
            let place = market.marketplace
            let trade = try await stage.paid()
            try await stage.deliver(trade)
            try await stage.receive(trade)
            _ = try await place.openRequest(.supportQuestion, statement: "怎样换语言？", in: trade, by: stage.buyer)
            _ = try await place.postSupport("在设置里", to: 1, in: trade, by: stage.seller)
            _ = try await place.closeRequest(1, in: trade, by: stage.buyer)
            let older = try await stage.bundle(trade)
            let evidence = try await dispute(trade, stage)
            let second = try await stage.paid()
            try await stage.deliver(second)
            _ = try await dispute(second, stage)
            let result = Case(
                keys: place.keys, trade: trade,
                kinds: try await place.entries(of: trade, for: stage.buyer).map(\.kind), older: older,
                bundle: try await stage.bundle(trade), other: try await stage.bundle(second), evidence: evidence)
            try await market.close()
            return result
        }

        /// The trade is disputed, settled by half, and the bank takes the payment back.
        private static func dispute(_ trade: TradeID, _ stage: Stage) async throws -> Evidence.Hash {
            let place = stage.marketplace
            _ = try await place.openDispute(
                [.defective], clauses: ["deliveryMethod"], wish: DisputeOutcome(refundMinor: 19_900), statement: "后台打不开",
                in: trade, by: stage.buyer)
            _ = try await place.answerDispute(1, stance: .contested, text: "能打开", in: trade, by: stage.seller)
            _ = try await place.escalateDispute(1, in: trade, by: stage.buyer)
            let file = try await place.deposit(
                AsyncStream.of([Array("日志 \(trade)".utf8)]), name: "日志.txt", media: "text/plain", by: stage.buyer)
            _ = try await place.addEvidence(
                file: file.artefact.sha256, note: "登录时报错", entries: [1], dispute: 1, in: trade, by: stage.buyer)
            _ = try await place.offerSettlement(
                DisputeOutcome(refundMinor: 9_900), note: "一半", dispute: 1, in: trade, by: stage.buyer)
            _ = try await place.acceptSettlement(1, dispute: 1, in: trade, by: stage.seller)
            for _ in 0..<3 { try await OutboxRunner(place).runDue() }
            let payment = try #require(try await place.state(of: trade, for: stage.buyer).trade.payments.last).id
            try stage.market.gateway.takeBack(payment, 10_000, number: "CB-\(trade)")
            #expect(try await place.confirmPayment(payment, at: stage.market.gateway))
            let hash = Evidence.Hash(hex: file.artefact.sha256.rawValue)
            return try #require(hash)
        }

        /// Where the newest entry of that kind stands.
        func place(_ kind: String) throws -> Int { try #require(kinds.lastIndex(of: kind)) }

        func findings(_ bundle: [UInt8]) -> [BundleFinding] {
            BundleVerifier.verify(BytesSource(bundle), trusting: [keys.log.verifier, keys.record.verifier]).findings
        }

        /// What is found when the members are changed and sealed anew.
        func found(_ change: (inout [String: [UInt8]]) throws -> Void) throws -> [BundleFinding] {
            var members = try Self.members(bundle)
            try change(&members)
            let others = members.filter { !$0.key.hasPrefix("manifest.") }
            let manifest = BundleManifest(others.map { .init(name: $0.key, hash: Hash.sha256($0.value)) }).bytes
            let statement = BundleStatement(
                stream: "trade/\(trade)", manifestHash: Hash.sha256(manifest), exportedAtMs: 1_700_000_000_000)
            members["manifest.sha256"] = manifest
            members["manifest.note"] = try SignedNote(signing: statement.text, by: [keys.record]).bytes
            return findings(Self.packed(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }))
        }

        static func members(_ bundle: [UInt8]) throws -> [String: [UInt8]] {
            let source = BytesSource(bundle)
            var members: [String: [UInt8]] = [:]
            for member in try ArchiveReader(source).members {
                members[member.name] = try source.bytes(at: member.dataOffset, count: Int(member.size))
            }
            return members
        }

        static func packed(_ members: [(key: String, value: [UInt8])]) -> [UInt8] {
            var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
            for (name, data) in members {
                let member = ArchiveMember(
                    name: name, size: Int64(data.count), crc: CRC32.checksum(data), offset: Int64(bytes.count))
                bytes += member.localHeader + data
                directory += member.centralHeader
            }
            let end = ArchiveEnd(
                membersCount: Int64(members.count), directoryOffset: Int64(bytes.count), directoryBytes: Int64(directory.count))
            return bytes + directory + end.bytes
        }
    }

    private static func names(_ number: Int) -> [String] {
        [BundlePath.entry(number), .values(number), .proof(number)].map(\.name)
    }

    private static func remove(_ number: Int, from members: inout [String: [UInt8]]) {
        for name in names(number) { members[name] = nil }
    }

    @Test func everyAttackIsFound() async throws {
        let file = try await Case.open()
        let newest = file.kinds.count - 1
        let told = [
            "afterSalesRequested", "supportPosted", "requestClosed", "disputeOpened", "disputeAnswered", "evidenceAdded",
            "settlementAccepted", "outcomeExecuted", "chargebackRecorded",
        ]
        #expect(Set(told).isSubset(of: file.kinds), "\(file.kinds)")
        #expect(file.findings(file.bundle) == [] && file.findings(file.older) == [] && file.findings(file.other) == [])
        #expect(try file.found { _ in } == [], "sealing anew changes nothing")

        try aDroppedTail(file, newest)
        try aDroppedMiddle(file)
        try entriesInEachOthersPlace(file)
        try anEntryOfAnotherTrade(file)
        try aSwappedFile(file)
        try anOlderCheckpoint(file)
        try aNameTwice(file)
        try trailingData(file)
        try changedFacts(file)
    }

    /// The chargeback, which came last, is left out: with the head as it is, and with the head made to fit.
    private func aDroppedTail(_ file: Case, _ newest: Int) throws {
        let first = try file.place("chargebackRecorded")
        let dropped = try file.found { members in for number in first...newest { Self.remove(number, from: &members) } }
        #expect(dropped == [BundleFinding(member: "heads/head.json", fault: .tailDropped(newest: Int64(newest)))])
        let older = try Case.members(file.older)
        let fitted = try file.found { members in
            for number in first...newest { Self.remove(number, from: &members) }
            members["heads/head.json"] = older["heads/head.json"]
        }
        #expect(!fitted.isEmpty)
    }

    /// Each entry of after-sales, of the dispute and of the chargeback is missed where it is left out.
    private func aDroppedMiddle(_ file: Case) throws {
        for kind in ["afterSalesRequested", "supportPosted", "disputeOpened", "evidenceAdded", "settlementOffered"] {
            let number = try file.place(kind)
            let findings = try file.found { Self.remove(number, from: &$0) }
            #expect(findings.contains(BundleFinding(member: BundlePath.entry(number).name, fault: .missing)), "\(kind)")
        }
    }

    private func entriesInEachOthersPlace(_ file: Case) throws {
        let (offer, answer) = (try file.place("settlementOffered"), try file.place("disputeAnswered"))
        let findings = try file.found { members in
            for (one, two) in zip(Self.names(offer), Self.names(answer)) {
                (members[one], members[two]) = (members[two], members[one])
            }
        }
        for number in [offer, answer] {
            #expect(findings.contains { $0.member == BundlePath.entry(number).name }, "\(findings)")
        }
    }

    /// The other trade's chargeback, with its own values and its own proof, which holds.
    private func anEntryOfAnotherTrade(_ file: Case) throws {
        let other = try Case.members(file.other)
        let place = try file.place("chargebackRecorded")
        let theirs = try #require(
            (0..<1_000).first { number in
                other[BundlePath.entry(number).name].map { String(decoding: $0, as: UTF8.self).contains("\"chargebackRecorded\"") }
                    ?? false
            })
        let findings = try file.found { members in
            for (mine, their) in zip(Self.names(place), Self.names(theirs)) { members[mine] = other[their] }
        }
        #expect(findings.contains { $0.member == BundlePath.entry(place).name }, "\(findings)")
    }

    private func aSwappedFile(_ file: Case) throws {
        let name = BundlePath.file(file.evidence).name
        let bytes = [UInt8](repeating: 0x78, count: try #require(Case.members(file.bundle)[name]).count)
        #expect(try file.found { $0[name] = bytes } == [BundleFinding(member: name, fault: .wrongHash)])
        let own = BundlePath.file(Hash.sha256(bytes)).name
        let renamed = try file.found { members in
            members[name] = nil
            members[own] = bytes
        }
        #expect(renamed.contains(BundleFinding(member: own, fault: .fileNotNamed)))
    }

    private func anOlderCheckpoint(_ file: Case) throws {
        let older = try Case.members(file.older)
        let findings = try file.found { $0["checkpoint"] = older["checkpoint"] }
        let proof = BundlePath.proof(try file.place("disputeOpened")).name
        #expect(findings.contains(BundleFinding(member: proof, fault: .otherCheckpoint)), "\(findings.prefix(3))")
    }

    private func aNameTwice(_ file: Case) throws {
        let members = try Case.members(file.bundle).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let name = BundlePath.entry(try file.place("outcomeExecuted")).name
        let place = try #require(members.firstIndex { $0.key == name })
        for twin in [members[place], (key: name, value: Array("{}".utf8))] {
            var twice = members
            twice.insert(twin, at: place + 1)
            let findings = file.findings(Case.packed(twice))
            #expect(findings.map(\.fault) == [.archive(.order(name))], "\(findings)")
        }
    }

    private func trailingData(_ file: Case) throws {
        for extra in [[0], Array("PK".utf8), file.older] {
            #expect(file.findings(file.bundle + extra).count == 1)
            #expect(file.findings(extra + file.bundle).count == 1)
        }
    }

    /// Amounts and outcomes in the newer entries are as fixed as all others.
    private func changedFacts(_ file: Case) throws {
        for (kind, was, now) in [
            ("chargebackRecorded", "\"10000\"", "\"10001\""), ("settlementOffered", "9900", "9901"),
            ("requestClosed", "\"requestClosed\"", "\"requestLapsed\""),
        ] {
            let name = BundlePath.entry(try file.place(kind)).name
            let findings = try file.found { members in
                let text = String(decoding: try #require(members[name]), as: UTF8.self)
                #expect(text.contains(was), "\(kind): \(text)")
                members[name] = Array(text.replacing(was, with: now).utf8)
            }
            #expect(!findings.isEmpty, "\(kind)")
        }
    }
}
