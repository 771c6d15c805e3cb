import Evidence
import Foundation
import Ledger
import Logging
import Payments
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Market
@testable import Service

/// A market on a real database and a folder of its own, with a clock that is moved by hand and a gateway in memory.
struct TestMarket {
    let marketplace: Marketplace
    let clock: SetClock
    let gateway: BookGateway
    let folder: URL

    /// Opens a market on a fresh database of that driver.
    static func open(
        _ driver: Driver = .sqlite, gateway: BookGateway = BookGateway(), categories: [Market.Category] = [Self.category],
        inspector: ConfinedProgram? = nil, mail: (any MailSending)? = nil, policy: Policy = .standard,
        clock: SetClock = SetClock(at: Timestamp(ms: 1_700_000_000_000)), standard: (any Gateway)? = nil
    ) async throws -> TestMarket {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database: any Database =
            switch driver {
            case .sqlite: try await SQLiteDatabase(path: folder.appending(path: "market.db").path)
            case .postgres: try await TemporaryPostgres.shared().newDatabase(beginBatch: Journal.lockLog)
            }
        try await Migrations(Schema.migrations).apply(to: database)
        let origin = "test.chengxu.example/log"
        let keys = try #require(ServerKeys(origin: origin, chance: .system))
        let address = try #require(WebAddress("http://127.0.0.1:1"))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let marketplace = Marketplace(
            database: database, blobs: try await FileBlobs(folder: folder.appending(path: "blobs").path), clock: clock,
            chance: .system, settings: Settings(origin: origin, policy: policy, passwordWork: .least, inspector: inspector),
            keys: keys,
            gateways: Gateways(standard: standard ?? gateway, others: standard == nil ? [] : [gateway], publicAddress: address),
            categories: Categories(categories), mail: mail, logger: logger)
        return TestMarket(marketplace: marketplace, clock: clock, gateway: gateway, folder: folder)
    }

    var audit: Audit {
        Audit(
            database: marketplace.database, blobs: marketplace.blobs, logKey: marketplace.keys.log.verifier)
    }

    func close() async throws {
        await marketplace.database.close()
        try FileManager.default.removeItem(at: folder)
    }

    /// The rules in which the platform keeps its fee of what a seller gives back after the release.
    static let keepingFees: Policy = {
        var policy = Policy.standard
        policy.returnsFee = false
        return policy
    }()

    static let category = Category(
        id: "website-source", version: 1, title: Bilingual(zh: "网站源码", en: "Website source"),
        sections: Category.SectionID.allCases.map { Category.Section(id: $0, fields: []) })

    static let terms = Terms(
        price: Money(minor: 19_900, currency: .cny),
        licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 48,
        acceptanceDays: 14, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 0, returnCondition: .notDownloaded)
}

/// A gateway that keeps its book in memory: what a test says was paid, was paid.
final class BookGateway: Gateway, PayoutProvider {
    /// How payouts go: done, left open, refused for good, or not to be reached after the money has left.
    enum Mood { case done, pending, refused, lostAnswer, down }
    private let payoutBook = Mutex<(mood: Mood, paid: [String: Money], starts: Int)>((.done, [:], 0))

    let payoutCapabilities = PayoutCapabilities(
        kinds: [.bank, .alipay], gateway: "book", amountMinor: 1...10_000_000_000, isByHand: false, isPlayMoney: true,
        title: Bilingual(zh: "账本", en: "Book"))

    var payouts: (paid: [String: Money], starts: Int) { payoutBook.withLock { ($0.paid, $0.starts) } }
    func set(_ mood: Mood) { payoutBook.withLock { $0.mood = mood } }

    func start(_ order: PayoutOrder) async throws(GatewayFailure) -> MovementStatus {
        let mood = payoutBook.withLock { book in
            book.starts += 1
            if book.mood == .done || book.mood == .lostAnswer { book.paid[order.number.text] = order.amount }
            return book.mood
        }
        switch mood {
        case .done: return .done(order.amount)
        case .pending: return .processing
        case .refused: return .failed(code: "accountRefused")
        case .lostAnswer: throw .timeout(ms: 1)
        case .down: throw .unreachable
        }
    }

    func query(_ number: MovementNumber, kind: PayoutAccountKind) async throws(GatewayFailure) -> MovementStatus {
        let (mood, paid) = payoutBook.withLock { ($0.mood, $0.paid[number.text]) }
        if mood == .down { throw .unreachable }
        return paid.map(MovementStatus.done) ?? (mood == .pending ? .processing : .unknown)
    }

    let name = "book"
    let capabilities: GatewayCapabilities
    /// What it does beside paying: whether it answers, and what it was told.
    let conduct = Mutex(Conduct())
    private let book = Mutex<(paid: [PaymentID: PaidFacts], refunds: [String: Money])>(([:], [:]))

    init(settlesInParts: Bool = true) {
        capabilities = GatewayCapabilities(
            holdDays: 180, refundsInParts: true, isPlayMoney: true, amountMinor: 1...1_000_000_000, currencies: [.cny],
            title: Bilingual(zh: "账本", en: "Book"), caution: nil, settlesInParts: settlesInParts)
    }

    struct Conduct {
        var isDown = false
        var failsRefunds = false
        /// Every settlement that was made, by its number, and every call for one.
        var settlements: [String: Money] = [:]
        var settleCalls = 0
        var closed: [PaymentID] = []
    }

    private func answer() throws(GatewayFailure) {
        if conduct.withLock({ $0.isDown }) { throw .unreachable }
    }

    func pay(_ payment: PaymentID, _ amount: Money, transaction: String) throws {
        let number = try #require(TransactionNumber(transaction))
        book.withLock { $0.paid[payment] = PaidFacts(transaction: number, amount: amount) }
    }

    /// It takes so much of the payment back.
    func takeBack(_ payment: PaymentID, _ minor: Int64, number: String) throws {
        let taken = GatewayChargeback(
            number: try #require(MovementNumber(number)), amount: Money(minor: minor, currency: .cny))
        book.withLock { book in
            guard let paid = book.paid[payment] else { return }
            book.paid[payment] = PaidFacts(
                transaction: paid.transaction, amount: paid.amount, chargebacks: paid.chargebacks + [taken])
        }
    }

    /// How often it was told to refund.
    var refundCalls: Int { calls.load(ordering: .relaxed) }
    private let calls = Atomic(0)

    var refunds: [String: Money] { book.withLock { $0.refunds } }

    func start(_ order: PaymentOrder) async throws(GatewayFailure) -> PaymentStart {
        .redirect("http://127.0.0.1:1/pay/\(order.payment)")
    }

    func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice { throw .forged }
    let acknowledgement = NotificationAnswer(status: 200, contentType: "text/plain", body: "success")
    let nonAcknowledgement = NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")

    func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        book.withLock { $0.paid[payment] }.map(PaymentStatus.paid) ?? .waiting
    }

    func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try answer()
        if conduct.withLock({ $0.failsRefunds }) { throw .unreachable }
        book.withLock { $0.refunds[order.number.text] = order.amount }
        calls.add(1, ordering: .relaxed)
        return .done(order.amount)
    }

    func queryRefund(_ number: MovementNumber, of payment: PaymentID) async throws(GatewayFailure) -> MovementStatus {
        book.withLock { $0.refunds[number.text] }.map(MovementStatus.done) ?? .unknown
    }

    func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus {
        try answer()
        let known = conduct.withLock { conduct -> Money? in
            conduct.settleCalls += 1
            defer { conduct.settlements[order.number.text] = order.amount }
            return conduct.settlements[order.number.text]
        }
        guard known == nil || known == order.amount else { throw .refused(code: "otherAmount") }
        return .done(order.amount)
    }

    func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus {
        try answer()
        if let facts = book.withLock({ $0.paid[payment] }) { return .paid(facts) }
        conduct.withLock { $0.closed.append(payment) }
        return .closed
    }
}
