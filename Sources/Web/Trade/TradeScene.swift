import Ledger
import Market
import Service

/// A trade as one of its parties looks at it, in one language, at one moment: what all pages of a trade are filled from.
struct TradeScene: Sendable {
    let reading: TradeReading
    let file: TradeFile
    /// The reader's side.
    let me: Side
    let language: Language
    let nowMs: Int64
    /// Whether anything can be delivered by mail here.
    let sendsMail: Bool
    /// What is known of the gateways that payments went through, by name.
    private let gateways: [String: GatewayFace]

    init(_ reading: TradeReading, _ file: TradeFile, _ visit: Visit, _ marketplace: Marketplace) {
        self.init(reading, file, visit.language, visit.nowMs, marketplace)
    }

    init(
        _ reading: TradeReading, _ file: TradeFile, _ language: Language, _ nowMs: Int64, _ marketplace: Marketplace
    ) {
        self.reading = reading
        self.file = file
        // Only parties read trades, so there is a side.
        me = reading.role.side ?? .buyer
        self.language = language
        self.nowMs = nowMs
        sendsMail = marketplace.sendsMail
        let names = Set(reading.trade.payments.map(\.gateway))
        gateways = Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                marketplace.gatewayFace(name).map { (name, $0) }
            })
    }

    var trade: Trade { reading.trade }
    var id: TradeID { reading.id }
    var path: String { TradePath.trade(id) }

    func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { language.say(key, values) }

    func moment(_ time: Timestamp) -> Moment { Moment(time.ms, now: nowMs, language) }

    /// The deadline of a kind, if it runs.
    func deadline(_ kind: DeadlineKind) -> Web.Deadline? {
        trade.deadline(kind).map { Web.Deadline($0.ms, now: nowMs, language) }
    }

    /// The deadline of a kind for that part, if it runs.
    func deadline(_ kind: DeadlineKind, of part: Int) -> Web.Deadline? {
        trade.deadline(kind, of: part).map { Web.Deadline($0.ms, now: nowMs, language) }
    }

    /// `#7K3F2Q`: the end of the identifier, which is the part of it that is chance.
    var number: String { "#" + id.rawValue.suffix(6).uppercased() }

    /// Leads back to the trade from pages about a part of it.
    var link: Link { Link(text: "\(number) \(file.title)", path: path) }

    func member(_ side: Side) -> MemberName {
        MemberName(id: trade.member(on: side)?.rawValue ?? "", name: file.name(of: side))
    }

    /// Who an entry names as its actor.
    func actorName(_ actor: String) -> String {
        switch Actor(name: actor) {
        case .member(let member)?:
            member == trade.buyer ? file.buyerName : member == trade.seller ? file.sellerName : say("trade.platform")
        case .clock?: say("trade.clock")
        case .gateway(let name)?: gatewayTitle(name)
        case .staff?, nil: say("trade.platform")
        }
    }

    func gatewayTitle(_ name: String) -> String { (gateways[name]?.title ?? GatewayWords.name(name)).text(language) }
}

extension Money {
    /// `¥1,234.50`.
    var text: String { MoneyText.yuan(minor) }
}
