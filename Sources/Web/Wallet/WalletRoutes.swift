import HTTPTypes
import Ledger
import Market
import Service

/// Beside the wallet itself: accounts for payouts, payouts, statements, receipts, and giving back after a release.
enum WalletRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        PayoutAccountRoutes.all(site, marketplace) + PayoutRoutes.all(marketplace) + StatementRoutes.all(marketplace)
            + WalletEntryRoutes.all(marketplace) + GivingBackRoutes.all(marketplace)
    }
}

/// Where things of a wallet are found.
enum WalletPath {
    static let wallet = "/wallet"
    static let accounts = "/wallet/accounts"
    static let payouts = "/wallet/payouts"
    static func account(_ id: PayoutAccountID) -> String { "/wallet/accounts/\(id)" }
    static func payout(_ id: PayoutID) -> String { "/wallet/payouts/\(id)" }
    static func statement(_ month: StatementMonth) -> String { "/wallet/statements/\(month.text)" }
    static func entry(_ sequence: Int64) -> String { "/wallet/entries/\(sequence)" }
    static func release(_ trade: String, _ sequence: Int64) -> String { "/wallet/releases/\(trade)/\(sequence)" }
}

extension Language {
    /// What a posting on a member's balance is about.
    func words(for posting: Posting) -> String {
        switch (posting.counterpart, posting.amount.minor >= 0) {
        case (.hold, true): say("posting.released")
        case (.hold, false): say("posting.givenBack")
        case (.payout, true): say("posting.payoutBack")
        case (.payout, false): say("posting.payoutOrdered")
        case (.fees, false): say("posting.debtPaid")
        case (.gateway, false): say("posting.chargeback")
        case (.fees, true): say("posting.feeReturned")
        case (.gateway, true), (.refunding, _), (.member, _), (.costs, _): say("posting.other")
        }
    }

    /// Whose account is on the other side of a posting on a member's balance.
    func counterpart(of posting: Posting) -> String {
        switch posting.counterpart {
        case .gateway(let name): GatewayWords.name(name).text(self)
        case .hold: say("account.hold")
        case .refunding: say("account.refunding")
        case .costs: say("account.costs")
        case .member: say("account.member")
        case .payout: say("account.payout")
        case .fees: say("account.fees")
        }
    }

    /// How far a payout is.
    func badge(for stage: PayoutStage) -> Badge {
        let tone: Badge.Tone =
            switch stage {
            case .review: .warn
            case .underway: .active
            case .made: .good
            case .failed, .declined: .bad
            }
        return Badge(say("payout.stage.\(stage.rawValue)"), tone)
    }
}

extension Posting {
    /// The trade whose entry made it; nil where the wallet's own did.
    var trade: String? { stream.kind == Substring(Trade.streamKind) ? String(stream.identifier) : nil }

    /// Leads to the entry that made it.
    var entryPath: String {
        trade.map { "/trades/\($0)/entries/\(sequence)" } ?? WalletPath.entry(sequence)
    }

    /// The link to its trade: `#7K3F2Q`.
    var tradeLink: Link? {
        trade.map { Link(text: "#" + $0.suffix(6).uppercased(), path: "/trades/\($0)") }
    }

    /// Leads to a receipt; nil where there is none to print.
    var receiptPath: String? {
        guard let trade, case .hold = counterpart, amount.minor > 0 else { return nil }
        return WalletPath.release(trade, sequence)
    }
}
