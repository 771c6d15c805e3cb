import Ledger
import Market
import Testing

@testable import Payments

/// How the bank tells: again and again until the exact acknowledgement, and wrongly on demand.
@Suite(.serialized) struct NoticeCourierTests {
    private static let no = NotificationAnswer(status: 500, contentType: "text/plain", body: "success")

    /// None of these is the acknowledgement.
    private static let almost: [NotificationAnswer] = [
        no, NotificationAnswer(status: 200, contentType: "text/plain", body: "success\n"),
        NotificationAnswer(status: 200, contentType: "text/plain", body: "Success"),
        NotificationAnswer(status: 201, contentType: "text/plain", body: "success"),
        NotificationAnswer(status: 200, contentType: "text/plain", body: ""),
        NotificationAnswer(status: 302, contentType: "text/plain", body: "success"),
    ]

    @Test func anythingButTheAcknowledgementIsRepeated() async throws {
        try await SandboxWorld.with { world in
            await world.shop.answerNext(Self.almost)
            let payment = PaymentID.fresh()
            _ = try await world.payAsProgram(try world.link(world.order(payment)))
            let arrivals = try await world.shop.arrivals(Self.almost.count + 1)
            #expect(arrivals.count == Self.almost.count + 1)
            let notices = try arrivals.map { try world.gateway.read($0.notification) }
            #expect(Set(notices.map(\.transaction)).count == 1)
            #expect(notices.allSatisfy { $0 == notices[0] })
            try await Task.sleep(for: .milliseconds(200))
            #expect(await world.shop.received.count == Self.almost.count + 1)
        }
    }

    @Test func afterEightTriesTheBankGivesUp() async throws {
        try await SandboxWorld.with(usualAnswer: Self.no) { world in
            _ = try await world.payAsProgram(try world.link(world.order()))
            _ = try await world.shop.arrivals(8)
            try await Task.sleep(for: .milliseconds(300))
            #expect(await world.shop.received.count == 8)
        }
    }

    @Test func thePausesGrowAsSetUp() async throws {
        var timing = SandboxBank.Timing.quick
        timing.retryDelaysMs = [50, 200]
        try await SandboxWorld.with(timing: timing, usualAnswer: Self.no) { [timing] world in
            _ = try await world.payAsProgram(try world.link(world.order()))
            let times = try await world.shop.arrivals(3).map(\.at.ms)
            try #require(times.count == 3)
            #expect(times[1] - times[0] >= Int64(timing.retryDelaysMs[0]))
            #expect(times[2] - times[1] >= Int64(timing.retryDelaysMs[1]))
        }
    }

    @Test func theUsualPausesAllowEightTries() {
        #expect(SandboxBank.Timing().retryDelaysMs.count == 7)
        #expect(SandboxBank.Timing().retryDelaysMs == SandboxBank.Timing().retryDelaysMs.sorted())
    }

    @Test func aShopThatIsAwayDoesNotHoldUpTheBuyer() async throws {
        try await SandboxWorld.with { world in
            let away = PaymentOrder(
                payment: .fresh(), amount: .fen(5), subject: "x", notifyURL: WebAddress("http://127.0.0.1:1/n")!,
                returnURL: WebAddress("http://127.0.0.1:1/r")!, expires: WallClock.now().adding(.minutes(1)))!
            #expect(try await world.payAsProgram(try world.link(away)).status == 200)
            guard case .paid = try await world.gateway.query(away.payment) else {
                Issue.record("not paid")
                return
            }
        }
    }

    // MARK: Mishaps

    private static func received(
        _ mishap: Mishap, forBank: Bool = false, count: Int,
        then body:
            @escaping @Sendable (
                SandboxWorld, PaymentOrder, [Shop.Arrival]
            ) async throws -> Void
    ) async throws {
        try await SandboxWorld.with { world in
            let order = world.order()
            if forBank { try await world.gateway.misbehave(mishap) }
            let answer = try await world.payAsProgram(
                try world.link(order), choice: forBank ? "" : "act=pay&mishap=\(mishap.rawValue)")
            #expect(answer.status == 200)
            let arrivals = try await world.shop.arrivals(count, withinMs: 3_000)
            #expect(arrivals.count >= count)
            // Whatever was told, the question is answered truly.
            guard case .paid(let facts) = try await world.gateway.query(order.payment) else {
                Issue.record("not paid")
                return
            }
            #expect(facts.amount == order.amount)
            try await body(world, order, arrivals)
        }
    }

    @Test(arguments: [false, true])
    func duplicates(_ forBank: Bool) async throws {
        try await Self.received(.duplicate, forBank: forBank, count: 3) { world, order, arrivals in
            let notices = try arrivals.map { try world.gateway.read($0.notification) }
            #expect(notices.count == 3)
            #expect(notices.allSatisfy { $0.payment == order.payment && $0.amount == order.amount })
        }
    }

    @Test func late() async throws {
        let began = WallClock.now()
        try await Self.received(.late, count: 1) { world, order, arrivals in
            #expect(arrivals[0].at.ms - began.ms >= Int64(SandboxBank.Timing.quick.lateMs))
            let notice = try world.gateway.read(arrivals[0].notification)
            #expect(notice.payment == order.payment)
        }
    }

    @Test func outOfOrder() async throws {
        try await Self.received(.outoforder, count: 2) { world, _, arrivals in
            let notices = try arrivals.map { try world.gateway.read($0.notification) }
            #expect(notices.map(\.state) == [.paid, .waiting])
            #expect(notices[1].reached < notices[0].reached)
        }
    }

    @Test func lost() async throws {
        try await Self.received(.lost, count: 0) { world, _, _ in
            try await Task.sleep(for: .milliseconds(500))
            #expect(await world.shop.received.isEmpty)
        }
    }

    @Test func wrongAmount() async throws {
        try await Self.received(.wrongamount, count: 1) { world, order, arrivals in
            let notice = try world.gateway.read(arrivals[0].notification)
            #expect(notice.payment == order.payment)
            #expect(notice.amount == .fen(order.amount.minor + 1))
        }
    }

    @Test func wrongOrder() async throws {
        try await Self.received(.wrongorder, count: 1) { world, order, arrivals in
            let notice = try world.gateway.read(arrivals[0].notification)
            #expect(notice.payment != order.payment)
            #expect(notice.amount == order.amount)
        }
    }

    @Test func badSignature() async throws {
        try await Self.received(.badsignature, count: 1) { world, _, arrivals in
            #expect(throws: NotificationRefusal.forged) { try world.gateway.read(arrivals[0].notification) }
        }
    }
}
