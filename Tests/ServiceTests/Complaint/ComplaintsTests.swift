import Evidence
import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ComplaintsTests {
    @Test(arguments: Driver.allCases) func aListingIsTakenDownAndRestoredOnAppeal(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let proof = try await marketplace.deposit(
            AsyncStream.of([Array("截图".utf8)]), name: "截图.txt", media: "text/plain", by: stage.buyer)
        let (id, filed) = try await marketplace.complain(
            ComplaintForm(
                about: .listing(stage.listing), category: .misleadingListing, text: "与描述不符", files: [proof.artefact.sha256]),
            by: stage.buyer)
        #expect(filed.entries.map(\.header.kind) == ["complaintFiled"])
        #expect(try await marketplace.complaintsToAnswer(by: stage.seller) == 1)
        let file = try await marketplace.complaint(id, for: stage.seller)
        #expect(file.role == .accused && file.subjectText == "企业官网源码 a" && file.acts.first?.files.first?.name == "截图.txt")
        #expect(try await marketplace.openEvidence(0, of: 0, in: id, for: stage.seller).file.sizeBytes == 6)
        let stranger = try await marketplace.register(handle: "stranger", displayName: "路人", password: "correct horse")
        await #expect(throws: NotFound.self) { try await marketplace.complaint(id, for: stranger) }
        await #expect(throws: NotFound.self) { try await marketplace.openEvidence(0, of: 0, in: id, for: stranger) }

        _ = try await marketplace.take(id, by: desk.first)
        let before = try await market.dump()
        await #expect(throws: ComplaintRefusal.answerOutstanding) {
            try await marketplace.decide(id, .measured, measure: .listingTakenDown, reason: "属实", by: desk.first)
        }
        #expect(try await market.dump() == before)
        _ = try await marketplace.answer(id, text: "已经写明", by: stage.seller)
        market.clock.advance(by: .minutes(1))
        _ = try await marketplace.decide(id, .measured, measure: .listingTakenDown, reason: "属实", by: desk.first)
        #expect(try await marketplace.revision(of: stage.listing).isWithdrawn)
        await #expect(throws: OpenEnquiryRefusal.listingWithdrawn) {
            try await marketplace.openEnquiry(about: stage.listing, by: stranger)
        }
        let restraints = try await marketplace.restraints(of: stage.seller)
        #expect(restraints.map(\.rule) == [.misleading] && restraints.first?.complaint == id && restraints.first?.reason == "属实")

        _ = try await marketplace.appeal(id, reason: "没有看截图", by: stage.seller)
        #expect(try await marketplace.complaintsCount().all == 1)
        await #expect(throws: ComplaintRefusal.sameStaff) { try await marketplace.take(id, by: desk.first) }
        _ = try await marketplace.take(id, by: desk.second)
        market.clock.advance(by: .minutes(1))
        _ = try await marketplace.rule(on: id, .unfounded, measure: nil, reason: "截图是别处的", by: desk.second)
        #expect(!(try await marketplace.revision(of: stage.listing).isWithdrawn))
        #expect(try await marketplace.openEnquiry(about: stage.listing, by: stranger).outcome.isRepeated == false)
        #expect(try await marketplace.unfoundedComplaints(of: stage.buyer) == 1)
        #expect(try await marketplace.complaintRow(id).standing == .final)
        #expect(try await marketplace.complaintsCount().all == 0)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aFreezeStopsWhatIsNewAndLapsesByItself(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let trade = try await stage.enquire()
        let (id, _) = try await marketplace.complain(
            ComplaintForm(about: .listing(stage.listing), category: .fraud, text: "收钱不发货"), by: stage.buyer)
        let frozen = try await marketplace.freeze(
            .account, rule: .fraud, days: 3, reason: "先停", in: id, by: desk.first)
        _ = try await marketplace.freeze(.listing, rule: .fraud, days: 2, reason: "先停", in: id, by: desk.first)
        #expect(frozen.entries.map(\.header.kind) == ["freezePlaced"])
        let other = try await marketplace.register(handle: "other", displayName: "别人", password: "correct horse")
        await #expect(throws: RestraintRefusal.otherSideRestrained) {
            try await marketplace.openEnquiry(about: stage.listing, by: other)
        }
        await #expect(throws: RestraintRefusal.accountFrozen) { try await marketplace.demand(.publish, of: stage.seller) }
        // What runs goes on.
        _ = try await marketplace.post("我还能回复", in: trade, by: stage.seller)
        _ = try await marketplace.answer(id, text: "正在发货", by: stage.seller)

        let freeze = try #require(try await marketplace.complaint(id, for: stage.seller).complaint.freezes.first).facts
        _ = try await marketplace.appeal(freeze: freeze.freeze, in: id, reason: "没有依据", by: stage.seller)
        await #expect(throws: ComplaintRefusal.sameStaff) {
            try await marketplace.rule(onFreeze: freeze.freeze, isKept: true, reason: "x", in: id, by: desk.first)
        }
        _ = try await marketplace.rule(onFreeze: freeze.freeze, isKept: true, reason: "看过了", in: id, by: desk.second)
        market.clock.advance(by: .days(2))
        #expect(try await marketplace.revision(of: stage.listing).isWithdrawn)
        #expect(try await ModerationRunner(marketplace).runDue() == 1)
        #expect(try await ModerationRunner(marketplace).runDue() == 0)
        #expect(!(try await marketplace.revision(of: stage.listing).isWithdrawn))
        await #expect(throws: RestraintRefusal.accountFrozen) { try await marketplace.demand(.trade, of: stage.seller) }
        market.clock.advance(by: .days(1))
        try await marketplace.demand(.trade, of: stage.seller)
        #expect(try await marketplace.standingRestraints().isEmpty)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func frozenMoneyStays() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let (id, _) = try await marketplace.complain(
            ComplaintForm(about: .member(stage.seller), category: .fraud, text: "收钱不发货"), by: stage.buyer)
        _ = try await marketplace.freeze(
            .payouts, amountMinor: 500, rule: .fraud, days: 7, reason: "先停", in: id, by: desk.first)
        #expect(try await marketplace.demand(.withdraw, of: stage.seller).frozenMinor(at: market.clock.now()) == 500)
        // The complainant takes it back, and with it what was frozen for it.
        _ = try await marketplace.withdraw(id, by: stage.buyer)
        #expect(try await marketplace.demand(.withdraw, of: stage.seller).frozenMinor(at: market.clock.now()) == 0)
        #expect(try await marketplace.restraints(of: stage.seller).first?.liftedAt != nil)
        await #expect(throws: ComplaintRefusal.decided) {
            try await marketplace.freeze(.payouts, rule: .fraud, days: 1, reason: "x", in: id, by: desk.first)
        }
        try await market.close()
    }

    @Test func oneComplainsAboutWhatIsOnesOwnBusinessOnly() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let trade = try await stage.enquire()
        func file(_ subject: ComplaintSubject, by member: MemberID) async throws -> ComplaintID {
            try await marketplace.complain(
                ComplaintForm(about: subject, category: .harassment, text: "骂人"), by: member
            ).complaint
        }
        let entries = try await marketplace.entries(of: trade, for: stage.buyer)
        let theirs = try #require(entries.last { $0.kind == "messagePosted" })
        let message = try await file(.message(theirs.sequence, in: trade), by: stage.buyer)
        #expect(try await marketplace.complaint(message, for: stage.buyer).subjectText == "支持。")
        await #expect(throws: ComplaintRefusal.openAlready) {
            try await file(.message(theirs.sequence, in: trade), by: stage.buyer)
        }
        await #expect(throws: NotFound.self) { try await file(.message(theirs.sequence, in: trade), by: stage.seller) }
        await #expect(throws: NotFound.self) { try await file(.trade(trade), by: desk.first) }
        await #expect(throws: ComplaintRefusal.aboutOneself) { try await file(.listing(stage.listing), by: stage.seller) }
        #expect(try await marketplace.complaint(try await file(.trade(trade), by: stage.seller), for: stage.buyer).role == .accused)
        // About what the staff did: only whom it touched, and who did it does not handle it.
        let deed = try await marketplace.moderate(
            stage.seller, .freezeAccount, rule: .fraud, reason: "先停", by: desk.first
        ).id
        await #expect(throws: NotFound.self) { try await file(.deed(deed), by: stage.buyer) }
        let about = try await file(.deed(deed), by: stage.seller)
        await #expect(throws: NotFound.self) { try await marketplace.complaint(about, for: desk.first) }
        await #expect(throws: ComplaintRefusal.staffIsParty) { try await marketplace.take(about, by: desk.first) }
        _ = try await marketplace.take(about, by: desk.second)
        _ = try await marketplace.decide(about, .founded, measure: nil, reason: "没有依据", by: desk.second)
        #expect(try await marketplace.complaintRow(about).outcome == .founded)
        try await market.close()
    }
}

extension TestMarket {
    /// The views come out of the entries as they are, and everything adds up.
    func sameAfterRebuild() async throws {
        let before = try await dump(viewsOnly: true)
        try await Rebuild(marketplace.database).run()
        #expect(try await dump(viewsOnly: true) == before)
        _ = try await audit.run()
    }
}
