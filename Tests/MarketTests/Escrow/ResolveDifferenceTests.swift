import Ledger
import Testing

@testable import Market

@Suite struct ResolveDifferenceTests {
    /// 1: a payment of ¥100 that only the bill has; 2: a refund of ¥100 that only the ledger has; 3: another number.
    static func state() throws -> Reconciliation {
        let (refund, other) = (BillDay.line(2, .refund), BillDay.line(3))
        let near = BillLine(
            kind: .payment, payment: "p3", movement: nil, transaction: "tx", amount: other.amount, at: other.at)
        return try TakeBillTests.taken(
            TakeBillTests.command(
                [BillDay.line(1), near], [BillDay.entry(refund, position: 1), BillDay.entry(other, position: 2)]))
    }

    static func resolve(_ number: Int, _ kind: DifferenceResolved.Kind) -> ResolveDifference {
        ResolveDifference(number: number, kind: kind, reason: "已与机构核对", deed: .number(1))
    }

    @Test func theNumbersAreInTheOrderOfTheBill() throws {
        #expect(try Self.state().differences.map(\.found.difference.how) == [.onlyInBill, .otherNumber, .onlyInLedger])
    }

    @Test func whatStaysUnexplainedIsBookedAtThePlatformsCost() throws {
        let state = try Self.state()
        for kind in [DifferenceResolved.Kind.writtenOff, .feeBooked] {
            let events = try Self.resolve(1, kind).decide(by: .mediator, at: .opening, in: state)
            // The gateway has ¥100 more than the ledger knew.
            #expect(
                events.flatMap { $0.transfers(at: "sandbox") } == [
                    Transfer(from: .gateway("sandbox"), to: .costs, amount: .yuan(100))
                ])
        }
        // A refund that the gateway never made: it has ¥100 more as well.
        let events = try Self.resolve(3, .writtenOff).decide(by: .mediator, at: .opening, in: state)
        #expect(
            events.flatMap { $0.transfers(at: "sandbox") } == [
                Transfer(from: .gateway("sandbox"), to: .costs, amount: .yuan(100))
            ])
        // A payment that the gateway does not have: the platform bears it.
        let missing = try TakeBillTests.taken(
            TakeBillTests.command([], [BillDay.entry(BillDay.line(1), position: 1)], file: nil))
        #expect(
            try Self.resolve(1, .writtenOff).decide(by: .mediator, at: .opening, in: missing).flatMap {
                $0.transfers(at: "sandbox")
            } == [Transfer(from: .costs, to: .gateway("sandbox"), amount: .yuan(100))])
    }

    @Test func othersBookNothing() throws {
        for kind in [DifferenceResolved.Kind.providerLate, .correction] {
            let events = try Self.resolve(1, kind).decide(by: .mediator, at: .opening, in: try Self.state())
            #expect(events.flatMap { $0.transfers(at: "sandbox") } == [])
            guard case .differenceResolved(let facts) = events.first else {
                Issue.record("not resolved")
                return
            }
            #expect(facts.kind == kind && facts.deed == .number(1) && facts.reason?.value == "已与机构核对")
        }
    }

    @Test func whatIsRefusedAndWhy() throws {
        let state = try Self.state()
        func refused(_ command: ResolveDifference, by actor: Actor = .mediator, in state: Reconciliation) -> String? {
            do {
                _ = try command.decide(by: actor, at: .opening, in: state)
                return nil
            } catch {
                return error.code
            }
        }
        for actor in [Actor.buyer, .clock, .bank] {
            #expect(refused(Self.resolve(1, .correction), by: actor, in: state) == "billNotStaff")
        }
        #expect(refused(Self.resolve(0, .correction), in: state) == "differenceUnknown")
        #expect(refused(Self.resolve(4, .correction), in: state) == "differenceUnknown")
        #expect(refused(Self.resolve(1, .foundByQuery), in: state) == "resolutionKindUnknown")
        #expect(refused(Self.resolve(1, .inOtherBill), in: state) == "resolutionKindUnknown")
        #expect(refused(Self.resolve(2, .writtenOff), in: state) == "nothingToBook")
        #expect(refused(Self.resolve(2, .correction), in: state) == nil)
        var after = state
        for event in try Self.resolve(1, .correction).decide(by: .mediator, at: .opening, in: state) {
            after.apply(event, at: .opening)
        }
        #expect(after.openCount == 2 && after.difference(1)?.resolvedAt == .opening)
        #expect(refused(Self.resolve(1, .correction), in: after) == "differenceResolved")
    }

    @Test func theLargestAmountIsHeldAgainstTheLimit() throws {
        let line = BillDay.line(1, minor: 500_001)
        let entry = BillDay.entry(BillDay.line(1, minor: 500_000), position: 1)
        let found = BillMatching(bill: [line], of: BillDay.day, ledger: [entry]).differences
        #expect(found.map(\.excess.minor) == [1] && found.map(\.largest.minor) == [500_001])
    }
}
