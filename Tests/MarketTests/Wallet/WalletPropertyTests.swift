import Ledger
import Testing

@testable import Market

/// Random wallets: after every entry the books balance, nothing is below zero, and no payout is paid twice.
@Suite struct WalletPropertyTests {
    static let wallets = 1_000
    static let steps = 250

    @Test func randomWalletsStayWhole() throws {
        var random = SplitMix64(seed: 20_270_115)
        var (accepted, refused, made, largest) = (0, 0, 0, Int64(0))
        for _ in 0..<Self.wallets {
            var story = WalletStory()
            var paid: [PayoutID: Int] = [:]
            for _ in 0..<Self.steps {
                let before = story
                do {
                    for event in try Self.step(&story, &random) {
                        if case .payoutMade(let facts) = event { paid[facts.payout, default: 0] += 1 }
                    }
                    accepted += 1
                } catch is any Refusal {
                    refused += 1
                    #expect(story.wallet == before.wallet && story.books == before.books)
                }
                #expect(try story.books.totalMinor(in: .cny) == 0)
                #expect(story.balance >= 0 && story.underway >= 0)
                let open = story.wallet.payouts.values.filter(\.stage.isOpen).reduce(0) { $0 + $1.order.amount.minor }
                #expect(open == story.underway, "what is on its way is what the open payouts say")
                #expect(story.wallet.debts.allSatisfy { $0.leftMinor > 0 && $0.leftMinor <= $0.amount.minor })
            }
            #expect(paid.values.allSatisfy { $0 == 1 })
            made += paid.count
            largest = max(largest, story.balance)
        }
        #expect(accepted > 20_000 && refused > 1_000 && made > 500)
        print("random wallets: \(Self.wallets), \(accepted) commands accepted, \(refused) refused, \(made) payouts made")
    }

    private static func step(_ story: inout WalletStory, _ random: inout SplitMix64) throws -> [WalletEvent] {
        // Mostly one that is open, so that payouts come to their end; else any, known or not.
        let open = story.wallet.payouts.filter(\.value.stage.isOpen).keys.sorted { $0.rawValue < $1.rawValue }
        let anyone = PayoutID.number(UInt64.random(in: 1...8, using: &random))
        let payout = Int.random(in: 0..<4, using: &random) > 0 ? open.randomElement(using: &random) ?? anyone : anyone
        let staff = Actor.staff(.number(UInt64.random(in: 20...22, using: &random)))
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1:
            try story.earn(.fen(Int64.random(in: 1...30_000_000, using: &random)))
            return []
        case 2: return try story.give(AddPayoutAccount.account(UInt64.random(in: 1...3, using: &random)), by: .seller)
        case 3:
            story.wait(.hours(Int.random(in: 1...96, using: &random)))
            return []
        case 4, 5:
            let provider: PayoutProviderFacts = Bool.random(using: &random) ? .bank : .hand
            let amount = Int64.random(in: 1...15_000_000, using: &random)
            let account = UInt64.random(in: 1...3, using: &random)
            return try story.give(
                story.order(.random(in: 1...8, using: &random), .fen(amount), to: account, provider: provider), by: .seller)
        case 6: return try story.give(ReviewPayout(owner: .seller, payout: payout, verdict: .approve), by: staff)
        case 7: return try story.give(ReviewPayout(owner: .seller, payout: payout, verdict: .decline(reason: "x")), by: staff)
        case 8:
            let amount = story.wallet.payouts[payout]?.order.amount ?? .fen(1)
            return try story.give(RecordPayout(payout: payout, answer: .made(amount)), by: .bank)
        case 9: return try story.give(RecordPayout(payout: payout, answer: .failed(code: "x")), by: .bank)
        case 10: return try story.give(ConfirmPayoutByHand(owner: .seller, payout: payout, reference: "r"), by: staff)
        default:
            if let debt = story.wallet.debts.first, story.balance > 0 {
                return try story.give(
                    PayDebt(refund: debt.refund, amount: .fen(min(debt.leftMinor, story.balance))), by: .clock)
            }
            let parts = [IncurDebt.Part(.platform, .fen(Int64.random(in: 1...5_000_000, using: &random)))]
            return try story.give(IncurDebt(refund: "b\(story.events.count)", trade: Story.id, parts: parts), by: .seller)
        }
    }
}
