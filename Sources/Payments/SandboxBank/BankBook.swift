import Market

/// The bank's state behind one door: decide, write down, apply; then answer.
actor BankBook {
    private var state: BankState
    private let journal: BankJournal
    private var bills: [String: BankBill] = [:]

    /// Throws: as `BankJournal.init`.
    init(folder: String?) throws {
        var state = BankState()
        journal = try BankJournal(folder: folder) { state.apply($0) }
        self.state = state
    }

    /// The payment of that link, made known to the bank if it was not. Throws: `BankRefusal`, journal errors.
    func open(_ link: PayLink) throws -> BankPayment {
        try record(try state.open(link, newTransaction: Self.newTransaction()))
        guard let payment = state.payments[link.key] else { throw BankRefusal.notPaid }
        return payment
    }

    /// The payment of that link, paid; and whether that is new. Throws: `BankRefusal`, journal errors.
    func pay(_ link: PayLink, at time: Timestamp) throws -> (payment: BankPayment, isNew: Bool) {
        _ = try open(link)
        let events = try state.pay(link.key, at: time)
        try record(events)
        guard let payment = state.payments[link.key] else { throw BankRefusal.notPaid }
        return (payment, !events.isEmpty)
    }

    /// The payer's bank takes money of the payment back: `minor`, or all that is left. Throws: `BankRefusal`, journal errors.
    func chargeBack(
        _ link: PayLink, _ minor: Int64?, at time: Timestamp
    ) throws -> (payment: BankPayment, chargeback: BankChargeback) {
        guard let number = MovementNumber("sbc" + Self.newTransaction().text.dropFirst(2)) else {
            preconditionFailure("an identifier is a valid number")
        }
        try record(try state.chargeBack(link.key, minor, number: number, at: time))
        guard let payment = state.payments[link.key], let chargeback = payment.chargebacks.last else { throw BankRefusal.notPaid }
        return (payment, chargeback)
    }

    /// Throws: journal errors.
    func acknowledge(_ chargeback: MovementNumber, of key: PaymentKey) throws {
        guard let payment = state.payments[key], !payment.toldChargebacks.contains(chargeback) else { return }
        try record([.chargebackAcknowledged(key, chargeback)])
    }

    var untoldChargebacks: [(payment: BankPayment, chargeback: BankChargeback)] { state.untoldChargebacks }

    /// Throws: `BankRefusal`, journal errors.
    func move(
        _ movement: Movement, _ order: MovementOrder, for merchant: SandboxMerchant, at time: Timestamp
    ) throws -> MovementStatus {
        try record(try state.move(movement, order, for: merchant, at: time))
        return state.status(of: movement, number: order.number, payment: order.payment, for: merchant)
    }

    /// Pays out, or does not, as the bank's mood is. Throws: `BankRefusal`, journal errors.
    func pay(
        out payout: BankPayout, for merchant: SandboxMerchant, with mishap: Mishap, at time: Timestamp
    ) throws -> MovementStatus {
        try record(try state.pay(out: payout, for: merchant, with: mishap, at: time))
        return state.status(ofPayout: payout.number, for: merchant)
    }

    /// How a payout stands; one that was left open goes on once the bank is well again. Throws: journal errors.
    func payoutStatus(
        _ number: MovementNumber, of merchant: SandboxMerchant, with mishap: Mishap, at time: Timestamp
    ) throws -> MovementStatus {
        try record(state.goOn(withPayout: number, for: merchant, with: mishap, at: time))
        return state.status(ofPayout: number, for: merchant)
    }

    /// Throws: journal errors.
    func close(_ key: PaymentKey) throws -> PaymentStatus {
        try record(state.close(key))
        return state.status(of: key)
    }

    /// Throws: journal errors.
    func acknowledge(_ key: PaymentKey) throws {
        guard state.payments[key]?.isAcknowledged == false else { return }
        try record([.acknowledged(key)])
    }

    func status(of key: PaymentKey) -> PaymentStatus { state.status(of: key) }

    func refundStatus(_ number: MovementNumber, of key: PaymentKey) -> MovementStatus {
        state.status(of: .refund, number: number, payment: key.payment, for: key.merchant)
    }

    /// The bill of a merchant's day, ready to be fetched under its hash; nil where nothing happened.
    func makeBill(of day: BeijingDay, for merchant: SandboxMerchant) -> BankBill? {
        let lines = state.billLines(of: day, for: merchant)
        guard !lines.isEmpty else { return nil }
        let bill = BankBill(bytes: Array(SandboxBill.text(of: lines, merchant: merchant, day: day).utf8))
        // Whoever does not come at once asks again.
        if bills.count >= BankBill.keptMax { bills.removeAll() }
        bills[bill.sha256] = bill
        return bill
    }

    func bill(_ sha256: String) -> BankBill? { bills[sha256] }

    var unacknowledged: [BankPayment] { state.unacknowledged }

    private func record(_ events: [BankEvent]) throws {
        try journal.append(events)
        for event in events { state.apply(event) }
    }

    private static func newTransaction() -> TransactionNumber {
        var generator = SystemRandomNumberGenerator()
        let random = (UInt16.random(in: .min ... .max, using: &generator), generator.next())
        let text = "sb" + PaymentID(at: WallClock.now(), random: random).rawValue
        guard let number = TransactionNumber(text) else { preconditionFailure("an identifier is a valid number") }
        return number
    }
}
