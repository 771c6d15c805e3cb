import Ledger
import Market

/// All that the bank knows. Its rules: what may be paid, paid back and settled. No clock and no file.
struct BankState: Equatable {
    private(set) var payments: [PaymentKey: BankPayment] = [:]
    private(set) var movements: [MovementKey: MovementOrder] = [:]

    /// When each movement was made; one of before bills were made has no time.
    private(set) var movedAt: [MovementKey: Timestamp] = [:]
    private(set) var payouts: [PayoutKey: KeptPayout] = [:]

    struct PayoutKey: Hashable {
        let merchant: SandboxMerchant
        let number: MovementNumber
    }

    /// A payout, how it stands, and since when; one of before payouts were in bills has no time.
    struct KeptPayout: Equatable {
        let payout: BankPayout
        let standing: PayoutStanding
        let since: Timestamp?
    }

    struct MovementKey: Hashable {
        let merchant: SandboxMerchant
        let movement: Movement
        let number: MovementNumber
    }

    // MARK: Decisions

    /// What it means that a buyer comes with that link. Throws: `otherOrder`.
    func open(_ link: PayLink, newTransaction: TransactionNumber) throws(BankRefusal) -> [BankEvent] {
        guard let known = payments[link.key] else { return [.opened(link, transaction: newTransaction)] }
        guard let knownLink = known.link else { throw .closed }
        // The language may differ: it is the buyer's, not the order's.
        guard knownLink.order.isSamePayment(as: link.order) else { throw .otherOrder }
        return []
    }

    /// What it means that the buyer pays; nothing if that has happened. Throws: `notPaid` if unknown, `closed`, `expired`.
    func pay(_ key: PaymentKey, at time: Timestamp) throws(BankRefusal) -> [BankEvent] {
        guard let payment = payments[key], let link = payment.link else { throw .notPaid }
        switch payment.phase {
        case .paid: return []
        case .closed: throw .closed
        case .waiting:
            guard time < link.order.expires else { throw .expired }
            return [.paid(key, at: time)]
        }
    }

    /// What it means that the merchant closes the payment; nothing if it was paid or closed before.
    func close(_ key: PaymentKey) -> [BankEvent] {
        switch payments[key]?.phase {
        case nil, .waiting: [.closed(key)]
        case .paid, .closed: []
        }
    }

    /// What it means that the payer's bank takes money of the payment back: `minor`, or all that is left of it where that is nil.
    ///
    /// Throws: `notPaid`, `moreThanLeft`.
    func chargeBack(
        _ key: PaymentKey, _ minor: Int64?, number: MovementNumber, at time: Timestamp
    ) throws(BankRefusal) -> [BankEvent] {
        guard let payment = payments[key], case .paid = payment.phase, let paid = payment.link?.order.amount else {
            throw .notPaid
        }
        let leftMinor = paid.minor - payment.refundedMinor - payment.chargedBackMinor
        let taken = minor ?? leftMinor
        guard leftMinor > 0, (1...leftMinor).contains(taken), payment.chargebacks.count < SandboxLimits.chargebacksMax else {
            throw .moreThanLeft
        }
        let amount = Money(minor: taken, currency: paid.currency)
        return [.chargedBack(key, BankChargeback(number: number, amount: amount, at: time))]
    }

    /// What it means that the merchant orders a refund or settlement; nothing if that very order was made before.
    ///
    /// What is no longer held for the trade goes back out of the merchant's balance, as with the real ones: what is settled is there
    /// until it is paid out.
    ///
    /// Throws: `numberTaken`, `notPaid`, `otherTransaction`, `moreThanLeft`, `balanceNotEnough`.
    /// Source: the providers' codes for a refund that the merchant's balance has no money for: `ACQ.SELLER_BALANCE_NOT_ENOUGH`,
    /// `NOT_ENOUGH`.
    func move(
        _ movement: Movement, _ order: MovementOrder, for merchant: SandboxMerchant, at time: Timestamp
    ) throws(BankRefusal) -> [BankEvent] {
        if let known = movements[MovementKey(merchant: merchant, movement: movement, number: order.number)] {
            guard known == order else { throw .numberTaken }
            return []
        }
        guard let payment = payments[PaymentKey(merchant: merchant, payment: order.payment)],
            case .paid = payment.phase, let paid = payment.link?.order.amount
        else { throw .notPaid }
        guard payment.transaction == order.transaction else { throw .otherTransaction }
        let leftMinor: Int64 =
            switch movement {
            case .refund: paid.minor - payment.refundedMinor - payment.chargedBackMinor
            // Letting go of what was taken back moves nothing.
            case .settle: paid.minor - payment.refundedMinor - payment.settledMinor
            }
        guard order.amount.currency == paid.currency, order.amount.minor <= leftMinor else { throw .moreThanLeft }
        let fromBalanceMinor = order.amount.minor - payment.heldMinor
        if movement == .refund, fromBalanceMinor > 0 {
            guard fromBalanceMinor <= balanceMinor(of: merchant) else { throw .balanceNotEnough }
        }
        return [.moved(movement, order, merchant: merchant, at: time)]
    }

    /// What it means that the merchant orders a payout; nothing if that very payout was ordered before.
    ///
    /// Throws: `numberTaken`.
    func pay(
        out payout: BankPayout, for merchant: SandboxMerchant, with mishap: Mishap, at time: Timestamp
    ) throws(BankRefusal) -> [BankEvent] {
        if let known = payouts[PayoutKey(merchant: merchant, number: payout.number)] {
            guard known.payout == payout else { throw .numberTaken }
            return goOn(withPayout: payout.number, for: merchant, with: mishap, at: time)
        }
        let standing: PayoutStanding =
            switch mishap {
            case .payoutrefused: .refused
            case .payoutpending: .pending
            case .none, .duplicate, .late, .outoforder, .lost, .wrongamount, .wrongorder, .badsignature, .slow, .down: .done
            }
        return [.payout(payout, standing, merchant: merchant, at: time)]
    }

    /// What was left open is paid as soon as the bank is well again.
    func goOn(
        withPayout number: MovementNumber, for merchant: SandboxMerchant, with mishap: Mishap, at time: Timestamp
    ) -> [BankEvent] {
        guard let known = payouts[PayoutKey(merchant: merchant, number: number)], known.standing == .pending,
            mishap != .payoutpending
        else { return [] }
        return [.payout(known.payout, mishap == .payoutrefused ? .refused : .done, merchant: merchant, at: time)]
    }

    // MARK: Changes

    mutating func apply(_ event: BankEvent) {
        switch event {
        case .opened(let link, let transaction):
            payments[link.key] = BankPayment(link: link, transaction: transaction, phase: .waiting)
        case .paid(let key, let time):
            payments[key]?.phase = .paid(at: time)
        case .closed(let key):
            payments[key, default: BankPayment(link: nil, transaction: nil, phase: .closed)].phase = .closed
        case .moved(let movement, let order, let merchant, let time):
            let key = PaymentKey(merchant: merchant, payment: order.payment)
            switch movement {
            case .refund: payments[key]?.refundedMinor += order.amount.minor
            case .settle: payments[key]?.settledMinor += order.amount.minor
            }
            movements[MovementKey(merchant: merchant, movement: movement, number: order.number)] = order
            movedAt[MovementKey(merchant: merchant, movement: movement, number: order.number)] = time
        case .acknowledged(let key):
            payments[key]?.isAcknowledged = true
        case .payout(let payout, let standing, let merchant, let time):
            let key = PayoutKey(merchant: merchant, number: payout.number)
            payouts[key] = KeptPayout(payout: payout, standing: standing, since: time)
        case .chargedBack(let key, let chargeback): payments[key]?.chargebacks.append(chargeback)
        case .chargebackAcknowledged(let key, let number): payments[key]?.toldChargebacks.insert(number)
        }
    }

    // MARK: Answers

    /// What a merchant has at the bank beyond what is held for trades, in minor units; less than nothing where more was paid out
    /// than is settled.
    func balanceMinor(of merchant: SandboxMerchant) -> Int64 {
        var minor: Int64 = 0
        for (key, payment) in payments where key.merchant == merchant {
            guard let paid = payment.paidFacts?.amount, case .paid = payment.phase else { continue }
            minor += paid.minor - payment.refundedMinor - payment.chargedBackMinor - payment.heldMinor
        }
        for (key, known) in payouts where key.merchant == merchant && known.standing == .done { minor -= known.payout.amount.minor }
        return minor
    }

    func status(of key: PaymentKey) -> PaymentStatus {
        guard let payment = payments[key] else { return .unknown }
        switch payment.phase {
        case .waiting: return .waiting
        case .closed: return .closed
        case .paid:
            guard let facts = payment.paidFacts else { return .unknown }
            return .paid(facts)
        }
    }

    func status(
        of movement: Movement, number: MovementNumber, payment: PaymentID, for merchant: SandboxMerchant
    ) -> MovementStatus {
        let key = MovementKey(merchant: merchant, movement: movement, number: number)
        guard let order = movements[key], order.payment == payment else { return .unknown }
        return .done(order.amount)
    }

    func status(ofPayout number: MovementNumber, for merchant: SandboxMerchant) -> MovementStatus {
        guard let known = payouts[PayoutKey(merchant: merchant, number: number)] else { return .unknown }
        switch known.standing {
        case .pending: return .processing
        case .done: return .done(known.payout.amount)
        case .refused: return .failed(code: "accountRefused")
        }
    }

    /// The payments whose merchant does not know of them yet.
    var unacknowledged: [BankPayment] {
        payments.values.filter { payment in
            guard case .paid = payment.phase else { return false }
            return !payment.isAcknowledged
        }
    }

    /// What was taken back and the merchant does not know of yet.
    var untoldChargebacks: [(payment: BankPayment, chargeback: BankChargeback)] {
        payments.values.flatMap { payment in
            payment.chargebacks.filter { !payment.toldChargebacks.contains($0.number) }.map { (payment, $0) }
        }
    }
}

/// One payment at the bank.
struct BankPayment: Equatable {
    /// Nil if the merchant closed it before any buyer came.
    let link: PayLink?
    let transaction: TransactionNumber?
    var phase: Phase
    var refundedMinor: Int64 = 0
    var settledMinor: Int64 = 0
    var isAcknowledged = false
    /// What the payer's bank took back, oldest first.
    var chargebacks: [BankChargeback] = []
    /// Those that the merchant has acknowledged.
    var toldChargebacks: Set<MovementNumber> = []

    var chargedBackMinor: Int64 { chargebacks.reduce(0) { $0 + $1.amount.minor } }

    /// What is held for the trade, in minor units.
    var heldMinor: Int64 {
        guard case .paid = phase, let paid = link?.order.amount else { return 0 }
        return max(0, paid.minor - refundedMinor - settledMinor - chargedBackMinor)
    }

    init(link: PayLink?, transaction: TransactionNumber?, phase: Phase) {
        self.link = link
        self.transaction = transaction
        self.phase = phase
    }

    enum Phase: Equatable {
        case waiting
        case paid(at: Timestamp)
        case closed
    }

    var paidFacts: PaidFacts? {
        guard let transaction, let amount = link?.order.amount else { return nil }
        return PaidFacts(
            transaction: transaction, amount: amount, refundedMinor: refundedMinor, settledMinor: settledMinor,
            chargebacks: chargebacks.map { GatewayChargeback(number: $0.number, amount: $0.amount) })
    }
}

extension PayLink {
    var key: PaymentKey { PaymentKey(merchant: merchant, payment: order.payment) }
}

extension PaymentOrder {
    fileprivate func isSamePayment(as other: PaymentOrder) -> Bool {
        payment == other.payment && amount == other.amount && subject == other.subject && notifyURL == other.notifyURL
            && returnURL == other.returnURL && expires == other.expires
    }
}
