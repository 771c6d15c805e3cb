import Logging
import Market
import ServiceLifecycle

/// Brings the bank's notifications to the merchants, again and again until one is acknowledged.
struct NoticeCourier: Service {
    private let book: BankBook
    private let key: SigningKey
    private let timing: SandboxBank.Timing
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let errands: AsyncStream<Errand>
    private let errandsIn: AsyncStream<Errand>.Continuation

    /// One payment to tell about, or what was taken back of one.
    struct Errand: Sendable {
        let link: PayLink
        let transaction: TransactionNumber
        let paidAt: Timestamp
        let mishap: Mishap
        /// What was taken back; nil where the news is that the payment was made.
        let chargeback: BankChargeback?
        /// Hears whether the first try was acknowledged.
        let firstTry: AsyncStream<Bool>.Continuation?
    }

    /// Exactly this answer means that the merchant knows.
    private static let acknowledgement = "success"

    init(
        book: BankBook, key: SigningKey, timing: SandboxBank.Timing, logger: Logger,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.book = book
        self.key = key
        self.timing = timing
        self.logger = logger
        self.now = now
        (errands, errandsIn) = AsyncStream.makeStream()
    }

    /// Takes the errand on and returns as soon as the first try is over, or after `noticeWaitMs`; whether it was acknowledged.
    func send(_ payment: BankPayment, _ chargeback: BankChargeback? = nil, mishap: Mishap) async -> Bool {
        let (outcome, continuation) = AsyncStream<Bool>.makeStream()
        guard let errand = Errand(payment, chargeback, mishap: mishap, firstTry: continuation) else { return false }
        errandsIn.yield(errand)
        do {
            return try await withDeadline(ms: timing.noticeWaitMs) {
                for await isAcknowledged in outcome { return isAcknowledged }
                return false
            }
        } catch {
            // Too slow or cancelled: the errand goes on without anybody waiting for it.
            return false
        }
    }

    /// Carries errands until shutdown, first those that a former run left.
    func run() async throws {
        for payment in await book.unacknowledged {
            guard let errand = Errand(payment, nil, mishap: .none, firstTry: nil) else { continue }
            errandsIn.yield(errand)
        }
        for (payment, chargeback) in await book.untoldChargebacks {
            guard let errand = Errand(payment, chargeback, mishap: .none, firstTry: nil) else { continue }
            errandsIn.yield(errand)
        }
        await withDiscardingTaskGroup { group in
            for await errand in errands.cancelOnGracefulShutdown() {
                group.addTask { await carry(errand) }
            }
            group.cancelAll()
        }
    }

    private func carry(_ errand: Errand) async {
        defer { errand.firstTry?.finish() }
        do {
            switch errand.mishap {
            case .none, .wrongamount, .wrongorder, .badsignature, .slow, .down, .payoutrefused, .payoutpending:
                try await insist(on: errand)
            case .lost:
                return
            case .late:
                errand.firstTry?.finish()
                try await Task.sleep(for: .milliseconds(timing.lateMs))
                try await insist(on: errand)
            case .duplicate:
                async let second = post(errand, errand.news)
                async let third = post(errand, errand.news)
                try await insist(on: errand)
                _ = try await (second, third)
            case .outoforder:
                try await insist(on: errand)
                _ = try await post(errand, errand.olderNews)
            }
        } catch is CancellationError {
            // What was not acknowledged is carried again at the next start.
            logger.debug("notification put off", metadata: ["payment": "\(errand.link.order.payment)"])
        } catch {
            logger.error("notification given up", metadata: ["error": "\(error)"])
        }
    }

    /// Tries until acknowledged, or until the last try has failed.
    private func insist(on errand: Errand) async throws {
        for (number, delayMs) in ([0] + timing.retryDelaysMs).enumerated() {
            try await Task.sleep(for: .milliseconds(delayMs))
            let isAcknowledged = try await post(errand, errand.news)
            if isAcknowledged { try await acknowledge(errand) }
            errand.firstTry?.yield(isAcknowledged)
            if isAcknowledged { return }
            logger.info(
                "notification not acknowledged",
                metadata: ["payment": "\(errand.link.order.payment)", "try": "\(number + 1)"])
        }
        logger.warning("notification given up", metadata: ["payment": "\(errand.link.order.payment)"])
    }

    private func acknowledge(_ errand: Errand) async throws {
        guard let chargeback = errand.chargeback else { return try await book.acknowledge(errand.link.key) }
        try await book.acknowledge(chargeback.number, of: errand.link.key)
    }

    /// One try; whether it was acknowledged. Throws: `CancellationError`, signing errors.
    private func post(_ errand: Errand, _ state: PaymentNotice.State) async throws -> Bool {
        let body = try message(for: errand, state)
        do {
            let reply = try await GatewayCall(timeoutMs: timing.noticeTimeoutMs).post(
                body, to: errand.link.order.notifyURL.text, answerBytesMax: 1_024)
            return reply.status == 200 && reply.body.elementsEqual(Self.acknowledgement.utf8)
        } catch {
            try Task.checkCancellation()
            return false
        }
    }

    /// The signed notification, with whatever is to be wrong with it.
    private func message(for errand: Errand, _ state: PaymentNotice.State) throws -> String {
        let order = errand.link.order
        let taken = state == .chargedback ? errand.chargeback : nil
        let amount = taken?.amount ?? order.amount
        let notice = PaymentNotice(
            payment: errand.mishap == .wrongorder ? order.payment.wrong : order.payment,
            transaction: errand.transaction,
            amount: errand.mishap == .wrongamount ? amount.wrong : amount,
            state: state,
            reached: taken?.at ?? (state == .waiting ? Timestamp(ms: errand.paidAt.ms - 1) : errand.paidAt))
        let signed = try BankNotice(merchant: errand.link.merchant, sent: now(), notice: notice).signed(with: key)
        guard errand.mishap == .badsignature else { return signed }
        return signed.dropLast() + (signed.last == "0" ? "1" : "0")
    }
}

extension NoticeCourier.Errand {
    /// Nil unless the payment is paid.
    init?(
        _ payment: BankPayment, _ chargeback: BankChargeback?, mishap: Mishap, firstTry: AsyncStream<Bool>.Continuation?
    ) {
        guard case .paid(let paidAt) = payment.phase, let link = payment.link, let transaction = payment.transaction
        else { return nil }
        self.init(
            link: link, transaction: transaction, paidAt: paidAt, mishap: mishap, chargeback: chargeback, firstTry: firstTry)
    }

    /// What is told.
    var news: PaymentNotice.State { chargeback == nil ? .paid : .chargedback }

    /// What had been told before that, or should have been.
    var olderNews: PaymentNotice.State { chargeback == nil ? .waiting : .paid }
}
