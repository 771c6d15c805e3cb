import Ledger
import Market
import Service

/// `GET /trades/:trade/ledger`: every movement of money that the trade's entries mean.
enum LedgerRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/ledger", .member) { visit in
            let scene = try await visit.scene(marketplace)
            let postings = try await marketplace.postings(of: scene.id, for: try visit.memberID())
            guard visit.wantsPage else {
                return .json { json in
                    json.array("postings", postings) { PostingJSON.write($0, to: &$1) }
                }
            }
            let parts = try await parts(scene, marketplace)
            return .page(page(scene, postings, parts)) { _ in }
        }
    }

    /// The milestone that each entry is about, by the entry's place in its stream; empty where the agreement has none.
    private static func parts(_ scene: TradeScene, _ marketplace: Marketplace) async throws -> [Int64: Int] {
        guard scene.trade.isSplit else { return [:] }
        var parts: [Int64: Int] = [:]
        for entry in try await marketplace.acts(of: scene.reading) { parts[entry.sequence] = entry.event.part }
        return parts
    }

    private static func page(_ scene: TradeScene, _ postings: [Posting], _ parts: [Int64: Int]) -> LedgerPage {
        // Each transfer has two postings; the one with the minus sign stands for both.
        let transfers = postings.filter { $0.amount.minor < 0 }
        var balances: [Account: Int64] = [:]
        for posting in postings { balances[posting.account, default: 0] += posting.amount.minor }
        return LedgerPage(
            title: scene.say("ledger.title"), tradeLink: scene.link,
            transfers: transfers.map { posting in
                LedgerPage.Transfer(
                    from: name(posting.account, scene), to: name(posting.counterpart, scene),
                    amount: MoneyText.yuan(-posting.amount.minor), why: why(posting, scene, parts[posting.sequence]),
                    moment: scene.moment(posting.at), entryNumber: "#\(posting.sequence)",
                    entryPath: TradePath.entry(scene.id, posting.sequence))
            },
            balances: balances.map { LedgerPage.Balance(account: name($0, scene), amount: MoneyText.yuan($1)) }
                .sorted { $0.account < $1.account },
            isEmpty: postings.isEmpty)
    }

    private static func name(_ account: Account, _ scene: TradeScene) -> String {
        switch account {
        case .gateway(let name): scene.gatewayTitle(name)
        case .hold: scene.say("account.hold")
        case .refunding: scene.say("account.refunding")
        case .member: scene.say("account.seller", ["who": scene.file.sellerName])
        case .payout: scene.say("account.payout")
        case .fees: scene.say("account.fees")
        case .costs: scene.say("account.costs")
        }
    }

    private static func why(_ posting: Posting, _ scene: TradeScene, _ part: Int?) -> String {
        let why = why(posting, scene)
        return part.map { scene.say("milestone.of", ["n": String($0), "text": why]) } ?? why
    }

    private static func why(_ posting: Posting, _ scene: TradeScene) -> String {
        switch (posting.account, posting.counterpart) {
        case (.gateway, _): scene.say("posting.paid")
        case (.hold, .fees): scene.say("posting.fee")
        case (.hold, .member): scene.say("posting.released")
        case (.hold, .refunding): scene.say("posting.refundOrdered")
        case (.refunding, _): scene.say("posting.refunded")
        case (.member, .hold): scene.say("posting.givenBack")
        case (.fees, .hold): scene.say("posting.advanced")
        case (.fees, .member): scene.say("posting.feeReturned")
        case (.member, _), (.payout, _), (.fees, _), (.costs, _), (.hold, _): scene.say("posting.other")
        }
    }
}

/// A posting as a program reads it.
enum PostingJSON {
    static func write(_ posting: Posting, to json: inout JSONText) {
        json.member("account", posting.account.name)
        json.member("counterpart", posting.counterpart.name)
        json.member("amountMinor", String(posting.amount.minor))
        json.member("currency", posting.amount.currency.code)
        json.member("stream", posting.stream.text)
        json.member("sequence", posting.sequence)
        json.member("position", posting.position)
        json.member("at", TimeText.iso(posting.at.ms))
    }
}
