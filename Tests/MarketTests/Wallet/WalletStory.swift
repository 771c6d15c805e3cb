import Ledger
import Testing

@testable import Market

/// One wallet as it goes, by the rules alone: the seller's, with what trades have brought in.
struct WalletStory: Equatable {
    private(set) var wallet = Wallet()
    private(set) var books = Books()
    private(set) var events: [WalletEvent] = []
    var now = Timestamp.opening
    static let owner = MemberID.seller
    static let second = MemberID.number(5)

    @discardableResult
    mutating func give<Given: Command>(_ command: Given, by actor: Actor) throws -> [WalletEvent] where Given.State == Wallet {
        let happened = try command.decide(by: actor, at: now, in: wallet)
        for event in happened {
            try books.post(event.transfers(in: Self.owner))
            wallet.apply(event, at: now)
        }
        events += happened
        return happened
    }

    /// Money that trades have released to the owner.
    mutating func earn(_ amount: Money) throws {
        try books.post([Transfer(from: .gateway("sandbox"), to: .member(Self.owner.rawValue), amount: amount)])
    }

    mutating func wait(_ span: Span) { now = now.adding(span) }

    /// Expects exactly that refusal, and nothing changed.
    func refuses<Given: Command>(
        _ command: Given, by actor: Actor, with refusal: Given.Refused, sourceLocation: SourceLocation = #_sourceLocation
    ) where Given.State == Wallet {
        var after = self
        #expect(throws: refusal, sourceLocation: sourceLocation) { try after.give(command, by: actor) }
        #expect(after == self, "a refused command changed something", sourceLocation: sourceLocation)
    }

    var balance: Int64 { books.balanceMinor(of: .member(Self.owner.rawValue), in: .cny) }
    var underway: Int64 { books.balanceMinor(of: .payout(member: Self.owner.rawValue), in: .cny) }
    var outside: Int64 { books.balanceMinor(of: .gateway("sandbox"), in: .cny) }

    /// A wallet with ¥1,000 and account 1, which can be used.
    static func ready(_ yuan: Int64 = 1_000) throws -> WalletStory {
        var story = WalletStory()
        try story.earn(.yuan(yuan))
        try story.give(AddPayoutAccount.account(1), by: .seller)
        story.wait(.hours(72))
        return story
    }

    func order(
        _ number: UInt64, _ amount: Money, to account: UInt64 = 1, provider: PayoutProviderFacts = .bank,
        policy: PayoutPolicy = .standard
    ) -> OrderPayout {
        OrderPayout(
            owner: Self.owner, payout: .number(number), account: .number(account), amount: amount, provider: provider,
            balanceMinor: balance, policy: policy)
    }
}

extension PayoutProviderFacts {
    static let bank = PayoutProviderFacts(name: "sandbox", gateway: "sandbox", kinds: [.bank, .alipay], isByHand: false)
    static let hand = PayoutProviderFacts(name: "hand", gateway: "sandbox", kinds: [.bank], isByHand: true)
}

extension AddPayoutAccount {
    static func account(_ number: UInt64) -> AddPayoutAccount {
        AddPayoutAccount(
            owner: WalletStory.owner, account: .number(number), kind: .bank, masked: "招商银行 ••••0018",
            document: .number(Int(number)), policy: .standard)
    }
}
