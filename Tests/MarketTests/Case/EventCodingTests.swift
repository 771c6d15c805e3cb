import Foundation
import Ledger
import Testing

@testable import Market

/// An entry is read back as what was written. The case file has its own coder; this holds the facts to `Codable` alone.
@Suite struct EventCodingTests {
    private struct Read<Event: CaseEvent>: Decodable {
        let event: Event

        init(from decoder: any Decoder) throws {
            let kind = try #require(decoder.userInfo[.kind] as? String)
            event = try Event(kind: kind, from: decoder)
        }
    }

    private func readBack<Event: CaseEvent>(_ event: Event, as kind: String? = nil) throws -> Event {
        let decoder = JSONDecoder()
        decoder.userInfo[.kind] = kind ?? event.kind
        return try decoder.decode(Read<Event>.self, from: JSONEncoder().encode(event.facts)).event
    }

    @Test func everyEventOfATrade() throws {
        let events = try TradeEvent.oneOfEach()
        #expect(Set(events.map(\.place)) == Set(0..<TradeEvent.cases))
        for event in events { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func everyEventOfAListing() throws {
        let published = try PublishRevision.of().decide(by: .seller, at: .opening, in: Listing())
        let bare = try PublishRevision.of(.of(defects: [], noneKnown: true), artefact: nil).decide(
            by: .seller, at: .opening, in: Listing())
        for event in published + bare + [
            .listingWithdrawn(ListingWithdrawn()), .listingTakenDown(.by(until: .opening)), .listingTakenDown(.by()),
            .listingRestored(ListingRestored(restraint: .number(70), reason: Sealed("a"))),
            .listingRestored(ListingRestored(restraint: .number(70), reason: Sealed("a"), deed: .number(1))),
        ] {
            #expect(try readBack(event) == event, "\(event.kind)")
        }
    }

    @Test func everyEventOfAMember() throws {
        let events: [MemberEvent] = [
            .memberRegistered(MemberRegistered(handle: Sealed("a"), displayName: Sealed(nil))),
            .memberRenamed(MemberRenamed(displayName: Sealed("b"))), .erasureRequested(ErasureRequested()),
            .erasureWithdrawn(ErasureWithdrawn()), .erasureFinished(ErasureFinished()), .erased(.of(1)),
            .passkeyRegistered(
                PasskeyRegistered(
                    credential: "c", algorithm: .ed25519, publicKey: "MCow", key: .number(1), name: Sealed("手机"))),
            .passkeyRemoved(PasskeyRemoved(credential: "c")),
            .roleGranted(RoleGranted(role: .operator, deed: nil, reason: Sealed("a"))),
            .roleRevoked(RoleRevoked(role: .mediator, deed: .number(1), reason: Sealed(nil))),
            .absenceAnnounced(AbsenceAnnounced(from: .opening, until: .opening.adding(.days(3)), word: Sealed("回乡"))),
            .absenceEnded(AbsenceEnded()),
            .memberRestrained(.restraint(.payouts, amount: .yuan(5), until: .opening)), .memberRestrained(.restraint(.account)),
            .restraintLifted(RestraintLifted(restraint: .number(70), reason: Sealed("a"))),
            .accountClosed(AccountClosed(rule: .fraud, deed: .number(1), reason: Sealed("a"))),
        ]
        for event in events { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func everyEventOfAComplaintAndAnIdentity() throws {
        let complaint: [ComplaintEvent] = [
            .complaintFiled(Complaint.filed),
            .complaintAnswered(ComplaintAnswered(text: Sealed("a"), files: [], names: Sealed([]))),
            .complaintTaken(ComplaintTaken(by: .mediator)), .complaintWithdrawn(ComplaintWithdrawn()),
            .complaintDecided(
                ComplaintDecided(by: .mediator, outcome: .measured, measure: .warning, appealBy: .opening, reason: Sealed("r"))),
            .complaintAppealed(ComplaintAppealed(by: .buyer, ruleBy: .opening, reason: Sealed("r"))),
            .complaintRuled(ComplaintRuled(by: .other, outcome: .founded, measure: nil, reason: Sealed("r"))),
            .freezePlaced(Complaint.freeze), .freezeAppealed(FreezeAppealed(freeze: .number(70), reason: Sealed("r"))),
            .freezeRuled(FreezeRuled(freeze: .number(70), by: .other, isKept: true, reason: Sealed("r"))),
            .freezeLifted(FreezeLifted(freeze: .number(70), by: .other, reason: Sealed("r"))), .erased(.of(1)),
            .complaintReminded(ComplaintReminded(reminder: .halfTime, until: .opening)),
        ]
        for event in complaint { #expect(try readBack(event) == event, "\(event.kind)") }
        #expect(Set(complaint.map(\.kind)).count == 13)
        let identity: [IdentityEvent] = [
            Identity.submitted, Identity.looked, Identity.decided(true), .erased(.of(1)),
            .identityDocumentsErased(IdentityDocumentsErased(number: 1, documents: [.number(1)])),
        ]
        for event in identity { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func everyEventOfADeed() throws {
        let events: [StaffProposalEvent] = [
            .deedProposed(
                DeedProposed(deed: .resolving(.max), by: .mediator, lapsesAt: .opening, reason: Sealed("核对过"))),
            .deedProposed(DeedProposed(deed: .role(.grantRole), by: .mediator, lapsesAt: nil, reason: Sealed(nil))),
            .deedDone(DeedDone(by: .mediator)), .deedDeclined(DeedDeclined(by: .mediator, reason: Sealed("不"))),
        ]
        for event in events { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func everyEventOfAReconciliation() throws {
        let bill = [BillDay.line(1), BillDay.line(2, .refund), TakeBillTests.fee(5), TakeBillTests.fee(1, .feeReturned)]
        let taken = try TakeBillTests.command(bill, [BillDay.entry(BillDay.line(3), position: 1)]).decide(
            by: .clock, at: TakeBillTests.later, in: Reconciliation())
        let state = try ResolveDifferenceTests.state()
        let resolved = try DifferenceResolved.Kind.byPerson.map {
            try ResolveDifferenceTests.resolve(1, $0).decide(by: .mediator, at: .opening, in: state)
        }
        let cleared = ReconciliationEvent.differenceResolved(
            DifferenceResolved(number: 1, kind: .foundByQuery, entry: EntryPlace(stream: "trade/x", sequence: 1)))
        for event in taken + resolved.flatMap({ $0 }) + [cleared] { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func everyEventOfAWallet() throws {
        let events: [WalletEvent] = [
            .payoutAccountAdded(
                PayoutAccountAdded(
                    account: .number(1), kind: .alipay, label: Sealed("a"), document: .number(1), usableFrom: .opening)),
            .payoutAccountRemoved(PayoutAccountRemoved(account: .number(1), wasCooling: true)),
            .payoutOrdered(
                PayoutOrdered(
                    payout: .number(1), account: .number(1), amount: .yuan(1), provider: "p", gateway: "g", isByHand: false,
                    needsReview: true)),
            .payoutApproved(PayoutApproved(payout: .number(1), by: .mediator, isFinal: false)),
            .payoutDeclined(PayoutDeclined(payout: .number(1), by: .mediator, amount: .yuan(1), reason: Sealed("r"))),
            .payoutNoted(PayoutNoted(payout: .number(1), by: .mediator, reference: "r")),
            .payoutMade(PayoutMade(payout: .number(1), amount: .yuan(1), gateway: "g", reference: "r", by: nil)),
            .payoutFailed(PayoutFailed(payout: .number(1), amount: .yuan(1), code: "c")),
            .debtIncurred(DebtIncurred(refund: "b", trade: Story.id, creditor: .buyer, amount: .yuan(1))),
            .debtPaid(DebtPaid(refund: "b", trade: Story.id, creditor: .platform, amount: .yuan(1))),
        ]
        for event in events { #expect(try readBack(event) == event, "\(event.kind)") }
    }

    @Test func anUnknownKindIsRefused() {
        #expect(throws: DecodingError.self) {
            try readBack(TradeEvent.acceptancePassed(AcceptancePassed()), as: "listingWithdrawn")
        }
        #expect(throws: DecodingError.self) { try readBack(ListingEvent.listingWithdrawn(ListingWithdrawn()), as: "") }
        #expect(throws: DecodingError.self) {
            try readBack(
                MemberEvent.memberRegistered(MemberRegistered(handle: Sealed("a"), displayName: Sealed("a"))), as: "x")
        }
    }

    /// Entries from before there were signatures.
    @Test func whatWasConfirmedByAClickIsStillRead() throws {
        let terms = Data(
            #"{"by":"buyer","number":1,"document":"\#(Digest.proposal(1))","method":"click","ticks":[]}"#.utf8)
        let confirmed = try JSONDecoder().decode(TermsConfirmed.self, from: terms)
        #expect(confirmed.method == .click && confirmed.passkey == nil)
        let receipt = try JSONDecoder().decode(
            ReceiptSigned.self, from: Data(#"{"manifest":"\#(Digest.manifest)"}"#.utf8))
        #expect(receipt == ReceiptSigned(manifest: .manifest))
        let signed = TermsConfirmed(
            by: .seller, number: 1, document: .proposal(1), method: .passkey, ticks: [], passkey: .key(1))
        #expect(try readBack(TradeEvent.termsConfirmed(signed)) == .termsConfirmed(signed))
        var policy = Policy.standard
        policy.passwordPriceMinorMax = 5
        let written = try JSONEncoder().encode(policy)
        #expect(try JSONDecoder().decode(Policy.self, from: written) == policy)
        let older = String(decoding: written, as: UTF8.self).replacing(/,?"passwordPriceMinorMax":5/, with: "").replacing(
            "{,", with: "{")
        #expect(try JSONDecoder().decode(Policy.self, from: Data(older.utf8)) == .standard)
    }

    @Test func moneyIsWrittenAsAString() throws {
        let event = TradeEvent.refundMade(
            RefundMade(refund: "r", gateway: "g", amount: Money(minor: .max, currency: .cny)))
        #expect(try readBack(event) == event)
        let text = String(decoding: try JSONEncoder().encode(event.facts), as: UTF8.self)
        #expect(text.contains("\"9223372036854775807\""))
    }
}

extension CodingUserInfoKey {
    fileprivate static let kind = CodingUserInfoKey(rawValue: "kind")!
}
