import Foundation
import Glibc
import Market
import Payments

/// The bank with play money, played by the driver: it takes the buyer's money, tells the market, and answers its query, over
/// real connections but at the driver's cost.
final class Bank {
    let port: UInt16
    private let teller: BankTeller
    private var paid: [PaymentID: PaidFacts] = [:]
    private var count = 0

    /// Listens on that port, in the loop.
    init(teller: BankTeller, port: UInt16, in loop: Loop) throws {
        self.teller = teller
        let (descriptor, port) = try Socket.listen(port: port)
        self.port = port
        let door = Door(descriptor)
        door.onCaller = { [unowned self] caller in
            let line = Line(caller)
            line.onMessage = { [unowned self, unowned line] message in try line.send(self.answer(message)) }
            line.onEnd = { [unowned line] in loop.remove(line) }
            try loop.add(line)
        }
        try loop.add(door)
    }

    /// The buyer pays on the bank's page. Gives the notification and the path where it is to be posted.
    func pay(_ address: String) throws -> (path: String, form: String) {
        guard let mark = address.firstIndex(of: "?") else { throw MessageReader.Malformed(what: "the pay page \(address)") }
        count += 1
        guard let number = TransactionNumber("bench\(nanoseconds())n\(count)") else {
            preconditionFailure("a number of a transaction")
        }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let now = Timestamp(ms: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
        let payment = try teller.pay(link: Array(address[address.index(after: mark)...].utf8), transaction: number, at: now)
        paid[payment.payment] = payment.facts
        let notify = payment.notifyURL.text
        guard let path = notify.range(of: "/gateways/") else { throw MessageReader.Malformed(what: "the address \(notify)") }
        return (String(notify[path.lowerBound...]), payment.notice)
    }

    private func answer(_ question: MessageReader.Message) throws -> [UInt8] {
        let form = try teller.answer(question.body) { paid[$0].map(PaymentStatus.paid) ?? .unknown }
        return Array(
            "HTTP/1.1 200 OK\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: \(form.utf8.count)\r\n\r\n\(form)"
                .utf8)
    }
}

/// A socket that callers come to.
private final class Door: Waiter {
    let descriptor: Int32
    let wantsToWrite = false
    var onCaller: (Int32) throws -> Void = { _ in }

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func wake(canRead: Bool, canWrite: Bool) throws {
        while true {
            let caller = accept(descriptor, nil, nil)
            guard caller >= 0 else { return }
            Socket.prepare(caller)
            try onCaller(caller)
        }
    }
}
