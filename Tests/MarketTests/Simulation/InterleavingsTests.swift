import Ledger
import Testing

@testable import Market

/// Every order in which three who want different things from one hold can act, four steps each: 34,650 orders of each scene.
@Suite struct InterleavingsTests {
    /// One step of somebody; a refusal is one way for it to come to nothing.
    private typealias Step = @Sendable (inout Story) -> Void

    private static func step(_ command: some TradeCommand & Sendable, by actor: Actor) -> Step {
        { story in
            do {
                try story.give(command, by: actor)
            } catch {
                // Somebody else was faster.
            }
        }
    }

    private static func told(_ transaction: String) -> Step { step(RecordPayment.of(1, transaction: transaction), by: .bank) }

    @Test func theEndOfADelivery() throws {
        var story = try Story.signed()
        try story.wait(for: .acceptance)
        let buyer = [
            Self.step(PostMessage(text: "收到"), by: .buyer), Self.step(ConfirmAcceptance(), by: .buyer),
            Self.step(ConfirmAcceptance(), by: .buyer), Self.step(RateTrade.good, by: .buyer),
        ]
        let clock = [
            Self.step(PassAcceptance(), by: .clock), Self.step(RefundUndelivered(), by: .clock),
            Self.step(PassAcceptance(), by: .clock), Self.step(LapsePayment(), by: .clock),
        ]
        let gateway = [Self.told("T1"), Self.told("T2"), Self.told("T2"), Self.told("T3")]
        let orders = try everyOrder(of: [buyer, clock, gateway], from: story) { trade in
            trade.phase == .completed && trade.heldMinor == 0
        }
        #expect(orders == 34_650)
    }

    @Test func theEndOfAWaitForDelivery() throws {
        var story = try Story.funded()
        try story.wait(for: .delivery)
        let seller = [
            Self.step(PostMessage(text: "马上"), by: .seller), Self.step(DeliverFiles.files(), by: .seller),
            Self.step(DeliverFiles.files(), by: .seller), Self.step(PostMessage(text: "好了"), by: .seller),
        ]
        let clock = [
            Self.step(RefundUndelivered(), by: .clock), Self.step(PassAcceptance(), by: .clock),
            Self.step(RefundUndelivered(), by: .clock), Self.step(LapsePayment(), by: .clock),
        ]
        let gateway = [Self.told("T1"), Self.told("T2"), Self.told("T2"), Self.told("T3")]
        let orders = try everyOrder(of: [seller, clock, gateway], from: story) { trade in
            switch trade.phase {
            case .refunded: trade.heldMinor == 0 && trade.rounds.isEmpty
            case .delivered: trade.heldMinor == Money.yuan(100).minor && trade.rounds.count == 1
            default: false
            }
        }
        #expect(orders == 34_650)
    }

    private func everyOrder(
        of actors: [[Step]], from start: Story, _ isRight: (Trade) -> Bool
    ) throws -> Int {
        var orders = 0
        func go(_ story: Story, _ places: [Int]) throws {
            var isOver = true
            for (number, place) in places.enumerated() where place < actors[number].count {
                isOver = false
                var (next, after) = (story, places)
                actors[number][place](&next)
                after[number] += 1
                try #require(next.held >= 0 && next.held == next.trade.heldMinor)
                try go(next, after)
            }
            guard isOver else { return }
            orders += 1
            let releases = story.events.count { $0.kind == "holdReleased" }
            let refunds = story.events.count { event in
                if case .refundOrdered(let facts) = event { facts.reason == .notDelivered } else { false }
            }
            try #require(releases + refunds <= 1, "more than one outcome")
            try #require(isRight(story.trade), "\(story.trade.phase)")
        }
        try go(start, actors.map { _ in 0 })
        return orders
    }
}
