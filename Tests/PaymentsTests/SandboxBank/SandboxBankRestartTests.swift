import Foundation
import Ledger
import Market
import Testing

@testable import Payments

/// What the bank remembers when its process ends.
@Suite(.serialized) struct SandboxBankRestartTests {
    private let keys = SandboxKeys.generate()

    @Test func aRestartForgetsNothing() async throws {
        try await withFolder { folder in
            let keys = keys
            let paid = PaymentID.fresh()
            let closed = PaymentID.fresh()
            let waiting = PaymentID.fresh()
            let facts = Held<PaidFacts>()
            try await SandboxWorld.with(keys: keys, folder: folder) { world in
                _ = try await world.payAsProgram(try world.link(world.order(paid, minor: 10_000)))
                _ = try await world.fetch(try world.link(world.order(waiting)))
                _ = try await world.gateway.close(closed)
                guard case .paid(let first) = try await world.gateway.query(paid) else { return }
                let refund = Self.refund("r1", 3_000, paid, first)
                #expect(try await world.gateway.refund(refund) == .done(.fen(3_000)))
                guard case .paid(let second) = try await world.gateway.query(paid) else { return }
                await facts.set(second)
            }
            let before = try #require(await facts.value)
            for _ in 1...2 {
                try await SandboxWorld.with(keys: keys, folder: folder) { world in
                    #expect(try await world.gateway.query(paid) == .paid(before))
                    #expect(try await world.gateway.query(waiting) == .waiting)
                    #expect(try await world.gateway.query(closed) == .closed)
                    #expect(try await world.gateway.refund(Self.refund("r1", 3_000, paid, before)) == .done(.fen(3_000)))
                    await #expect(throws: GatewayFailure.refused(code: "moreThanLeft")) {
                        try await world.gateway.refund(Self.refund("r2", 7_001, paid, before))
                    }
                    // Acknowledged before: nothing is told again.
                    try await Task.sleep(for: .milliseconds(100))
                    #expect(await world.shop.received.isEmpty)
                }
            }
        }
    }

    @Test func whatWasNotAcknowledgedIsToldAfterTheRestart() async throws {
        try await withFolder { folder in
            let port = Held<Int>()
            let payment = PaymentID.fresh()
            let no = NotificationAnswer(status: 503, contentType: "text/plain", body: "")
            try await SandboxWorld.with(keys: keys, folder: folder, usualAnswer: no) { world in
                _ = try await world.payAsProgram(try world.link(world.order(payment)))
                await port.set(world.shopPort)
            }
            let book = try BankBook(folder: folder)
            let open = await book.unacknowledged
            #expect(open.map { $0.link?.order.payment } == [payment])
            #expect(open.first?.link?.order.notifyURL.text == "http://127.0.0.1:\(await port.value ?? 0)/notify")
        }
    }

    @Test func aRestartedBankCarriesOn() async throws {
        try await withFolder { folder in
            // The shop of the second world listens elsewhere, so the journal is written by hand.
            let payment = PaymentID.fresh()
            let keys = keys
            let made = Held<Bool>()
            try await SandboxWorld.with(keys: keys) { world in
                let book = try BankBook(folder: folder)
                let link = PayLink(merchant: SandboxWorld.merchant, order: world.order(payment))
                _ = try await book.pay(link, at: WallClock.now())
                await made.set(true)
                let courier = NoticeCourier(
                    book: book, key: keys.bank, timing: .quick, logger: .silent, now: WallClock.now)
                let run = Task { try await courier.run() }
                let arrivals = try await world.shop.arrivals(1)
                let notice = try world.gateway.read(arrivals[0].notification)
                #expect(notice.payment == payment)
                let end = WallClock.now().ms + 2_000
                while await !book.unacknowledged.isEmpty, WallClock.now().ms < end {
                    try await Task.sleep(for: .milliseconds(10))
                }
                #expect(await book.unacknowledged.isEmpty)
                run.cancel()
                try await run.value
            }
            #expect(await made.value == true)
        }
    }

    @Test func aLineThatWasCutOffIsDropped() async throws {
        try await withFolder { folder in
            let path = folder + "/sandbox-bank.log"
            let link = PayLink(merchant: SandboxWorld.merchant, order: Self.order)
            _ = try await BankBook(folder: folder).pay(link, at: Timestamp(ms: 1))
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let firstLine = whole.firstIndex(of: 0x0A)! + 1
            for cut in [firstLine, firstLine + 1, whole.count - 1] {
                try whole.prefix(cut).write(to: URL(fileURLWithPath: path))
                do {
                    let book = try BankBook(folder: folder)
                    #expect(await book.status(of: link.key) == .waiting)
                }
                let left = try Data(contentsOf: URL(fileURLWithPath: path))
                #expect(left.count == firstLine)
            }
        }
    }

    @Test func anyOtherDamageStopsTheStart() async throws {
        try await withFolder { folder in
            let path = folder + "/sandbox-bank.log"
            let link = PayLink(merchant: SandboxWorld.merchant, order: Self.order)
            _ = try await BankBook(folder: folder).pay(link, at: Timestamp(ms: 1))
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let firstLine = whole.firstIndex(of: 0x0A)!
            for place in stride(from: 0, to: firstLine, by: 7) {
                var damaged = whole
                damaged[place] ^= 1
                try damaged.write(to: URL(fileURLWithPath: path))
                #expect(throws: BankJournalFault.damaged(line: 1)) { try BankBook(folder: folder) }
            }
        }
    }

    @Test func twoBanksDoNotShareAJournal() async throws {
        try await withFolder { folder in
            let first = try BankBook(folder: folder)
            #expect(throws: BankJournalFault.inUse(folder + "/sandbox-bank.log")) { try BankBook(folder: folder) }
            #expect(await first.unacknowledged.isEmpty)
        }
    }

    private static let order = PaymentOrder(
        payment: .fresh(), amount: .fen(5), subject: "诚序", notifyURL: WebAddress("http://127.0.0.1:1/n")!,
        returnURL: WebAddress("http://127.0.0.1:1/r")!, expires: Timestamp(ms: 2))!

    private static func refund(
        _ number: String, _ minor: Int64, _ payment: PaymentID, _ facts: PaidFacts
    ) -> MovementOrder {
        MovementOrder(
            number: MovementNumber(number)!, payment: payment, transaction: facts.transaction, amount: .fen(minor))!
    }
}

/// A value that a closure hands out.
actor Held<Value: Sendable> {
    private(set) var value: Value?
    func set(_ value: Value) { self.value = value }
}
