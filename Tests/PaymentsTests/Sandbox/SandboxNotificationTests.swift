import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What the sandbox's adapter believes. No wire: the notifications are made here, by the bank's key or an attacker's.
@Suite struct SandboxNotificationTests {
    private static let keys = SandboxKeys.generate()
    private static let now = Timestamp(ms: 1_790_000_000_000)
    private let gateway = SandboxGateway(
        SandboxGateway.Configuration(
            bankPages: WebAddress("http://127.0.0.1:1")!, bankServer: WebAddress("http://127.0.0.1:1")!,
            merchant: SandboxWorld.merchant, merchantKey: keys.merchant, bankKey: keys.bank.verifyingKey),
        now: { Self.now })
    private let notice = PaymentNotice(
        payment: PaymentID(rawValue: "01k5m3v8q2x7t9w4r6y1z0abcd")!, transaction: TransactionNumber("sb1")!,
        amount: .yuan(1_280), state: .paid, reached: now)

    private func signed(
        merchant: SandboxMerchant = SandboxWorld.merchant, sent: Timestamp = now, key: SigningKey = keys.bank
    ) throws -> [UInt8] {
        Array(try BankNotice(merchant: merchant, sent: sent, notice: notice).signed(with: key).utf8)
    }

    private func read(_ body: [UInt8]) throws(NotificationRefusal) -> PaymentNotice {
        try gateway.read(RawNotification(headers: [:], body: body))
    }

    @Test func aGenuineOneSaysWhatTheBankSaid() throws {
        #expect(try read(try signed()) == notice)
    }

    @Test(arguments: PaymentNotice.State.allCases)
    func everyStateIsRead(_ state: PaymentNotice.State) throws {
        let other = PaymentNotice(
            payment: notice.payment, transaction: notice.transaction, amount: notice.amount, state: state,
            reached: notice.reached)
        let body = try BankNotice(merchant: SandboxWorld.merchant, sent: Self.now, notice: other).signed(
            with: Self.keys.bank)
        #expect(try read(Array(body.utf8)) == other)
    }

    @Test func anothersKeyIsForgery() throws {
        let body = try signed(key: .generate())
        #expect(throws: NotificationRefusal.forged) { try read(body) }
        let ours = try signed(key: Self.keys.merchant)
        #expect(throws: NotificationRefusal.forged) { try read(ours) }
    }

    @Test func anotherMerchantsNewsIsNotOurs() throws {
        let body = try signed(merchant: SandboxMerchant("somebody-else")!)
        #expect(throws: NotificationRefusal.otherMerchant) { try read(body) }
    }

    @Test(arguments: [-300_000, 300_000, 0])
    func fiveMinutesAreFresh(_ offMs: Int64) throws {
        #expect(try read(try signed(sent: Timestamp(ms: Self.now.ms + offMs))) == notice)
    }

    @Test(arguments: [-300_001, 300_001])
    func aReplayAfterFiveMinutesIsRefused(_ offMs: Int64) throws {
        let body = try signed(sent: Timestamp(ms: Self.now.ms + offMs))
        #expect(throws: NotificationRefusal.notFresh) { try read(body) }
    }

    @Test(arguments: [Int64.max, 0])
    func timesAtTheEndsOfTimeAreNotFresh(_ ms: Int64) throws {
        let body = try signed(sent: Timestamp(ms: ms))
        #expect(throws: NotificationRefusal.notFresh) { try read(body) }
    }

    /// Genuinely signed by the bank, and still not what a notification looks like.
    @Test func fieldsMayNotBeDroppedAddedReorderedOrChanged() throws {
        let text = String(decoding: try signed(), as: UTF8.self)
        let fields = try CanonicalForm(parsing: Array(text.prefix(text.count - 134).utf8)).fields
        #expect(try read(resigned(fields)) == notice)
        for place in fields.indices {
            var dropped = fields
            dropped.remove(at: place)
            try expectRefusal(of: dropped)
            for other in fields.indices where other != place {
                var swapped = fields
                swapped.swapAt(place, other)
                try expectRefusal(of: swapped)
            }
            var added = fields
            added.insert(.init(name: "extra", value: "1"), at: place)
            try expectRefusal(of: added)
            var empty = fields
            empty[place] = .init(name: fields[place].name, value: "")
            try expectRefusal(of: empty)
        }
        try expectRefusal(of: fields + [.init(name: "extra", value: "1")])
        let bad: [(String, [String])] = [
            ("version", ["0", "01", "2", " 1"]), ("kind", ["answer", "question", "pay", "Notice"]),
            ("merchant", ["Chengxu-test", "a b", String(repeating: "a", count: 33)]),
            ("sent", ["-1", "+1", "01", "1e3", "9223372036854775808", "1.0", "٣"]),
            ("payment", ["01K5M3V8Q2X7T9W4R6Y1Z0ABCD", "1", "81k5m3v8q2x7t9w4r6y1z0abcd"]),
            ("transaction", ["a b", String(repeating: "a", count: 65)]),
            ("amount", ["0", "-1", "128000.0", "1,280", "10000000001", "9223372036854775807", "0x1", "１"]),
            ("currency", ["cny", "RMBY", "C1Y"]), ("state", ["PAID", "refunded", "paid "]),
            ("reached", ["-1", "x"]),
        ]
        for (name, values) in bad {
            for value in values {
                try expectRefusal(of: fields.map { $0.name == name ? .init(name: name, value: value) : $0 })
            }
        }
    }

    @Test func otherMessagesOfTheBankAreNoNotifications() throws {
        let answer = BankAnswer(
            nonce: Nonce(), content: .payment(.paid(PaidFacts(transaction: notice.transaction, amount: notice.amount))))
        let body = Array(try answer.signed(with: Self.keys.bank).utf8)
        #expect(throws: NotificationRefusal.malformed("kind")) { try read(body) }
    }

    /// Bytes inserted, removed, changed, doubled and cut, several at a time.
    @Test func tenThousandMutantsAreRefused() throws {
        let genuine = try signed()
        var generator = SeededGenerator(seed: 20_260_731)
        for _ in 0..<10_000 {
            var mutant = genuine
            for _ in 0...Int.random(in: 0...3, using: &generator) where !mutant.isEmpty {
                let place = Int.random(in: mutant.indices, using: &generator)
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: mutant[place] = .random(in: .min ... .max, using: &generator)
                case 1: mutant.remove(at: place)
                case 2: mutant.insert(.random(in: .min ... .max, using: &generator), at: place)
                case 3: mutant.removeLast(min(mutant.count, place % 40))
                case 4: mutant.insert(contentsOf: mutant.prefix(place % 40), at: place)
                default: mutant.swapAt(place, Int.random(in: mutant.indices, using: &generator))
                }
            }
            guard mutant != genuine else { continue }
            #expect(throws: NotificationRefusal.self) { try read(mutant) }
        }
    }

    private func resigned(_ fields: [CanonicalForm.Field]) throws -> [UInt8] {
        Array(try SignedForm.sign(CanonicalForm(fields), with: Self.keys.bank).utf8)
    }

    private func expectRefusal(of fields: [CanonicalForm.Field]) throws {
        let body = try resigned(fields)
        #expect(throws: NotificationRefusal.self) { try read(body) }
    }
}
