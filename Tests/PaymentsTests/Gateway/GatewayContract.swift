import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What every gateway must do, over its real wire.
@Suite(.serialized) struct GatewayContract {
    @Test(arguments: GatewayUnderTest.allCases)
    func aPaymentGoesFromUnknownToPaidAndIsTold(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let payment = PaymentID.fresh()
            #expect(try await gateway.query(payment) == .unknown)

            let order = world.plainOrder(payment, minor: 128_000)
            let start = try await gateway.start(order)
            #expect(try await gateway.start(order).isSameKind(as: start))
            try await world.pay(start)

            let notice = try gateway.read(try await world.notification())
            #expect(notice.payment == payment)
            #expect(notice.amount == .yuan(1_280))
            #expect(notice.state == .paid)
            let facts = PaidFacts(transaction: notice.transaction, amount: .yuan(1_280))
            #expect(try await gateway.query(payment).agrees(with: facts))
        }
    }

    @Test(arguments: GatewayUnderTest.allCases, [Bound.least, .most])
    func amountsAtTheBoundsArePaidAndPaidBack(_ kind: GatewayUnderTest, _ bound: Bound) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let range = gateway.capabilities.amountMinor
            let minor = bound == .least ? range.lowerBound : range.upperBound
            let payment = PaymentID.fresh()
            try await world.pay(try await gateway.start(world.plainOrder(payment, minor: minor)))
            let notice = try gateway.read(try await world.notification())
            #expect(notice.amount == .fen(minor))

            let refund = MovementOrder(
                number: MovementNumber("\(payment)-\(notice.transaction)")!, payment: payment,
                transaction: notice.transaction, amount: .fen(minor))!
            #expect(try await finished { try await gateway.refund(refund) } == .done(.fen(minor)))
            let facts = PaidFacts(transaction: notice.transaction, amount: .fen(minor), refundedMinor: minor)
            #expect(try await gateway.query(payment).agrees(with: facts))
        }
    }

    enum Bound { case least, most }

    @Test(arguments: GatewayUnderTest.allCases)
    func amountsBeyondTheBoundsAreNotStarted(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let tooMuch = gateway.capabilities.amountMinor.upperBound + 1
            await #expect(throws: GatewayFailure.orderRefused(.amount)) {
                try await gateway.start(world.plainOrder(.fresh(), minor: tooMuch))
            }
            let foreign = PaymentOrder(
                payment: .fresh(), amount: Money(minor: 100, currency: Currency(code: "XTS")!), subject: "x",
                notifyURL: WebAddress("http://127.0.0.1/n")!, returnURL: WebAddress("http://127.0.0.1/r")!,
                expires: WallClock.now().adding(.hours(1)))!
            await #expect(throws: GatewayFailure.orderRefused(.currency)) { try await gateway.start(foreign) }
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func aRefundIsMadeOncePerNumber(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let payment = PaymentID.fresh()
            try await world.pay(try await gateway.start(world.plainOrder(payment, minor: 10_000)))
            let transaction = try gateway.read(try await world.notification()).transaction
            func refund(_ number: String, _ minor: Int64) -> MovementOrder {
                MovementOrder(
                    number: MovementNumber(number)!, payment: payment, transaction: transaction, amount: .fen(minor))!
            }
            let (first, second) = (number(), number())
            #expect(try await gateway.queryRefund(MovementNumber(first)!, of: payment) == .unknown)
            for _ in 1...3 {
                #expect(try await finished { try await gateway.refund(refund(first, 4_000)) } == .done(.fen(4_000)))
            }
            #expect(try await gateway.queryRefund(MovementNumber(first)!, of: payment) == .done(.fen(4_000)))
            await #expect(throws: GatewayFailure.refused(code: world.refusals.numberTaken)) {
                try await gateway.refund(refund(first, 4_001))
            }
            await #expect(throws: GatewayFailure.refused(code: world.refusals.moreThanLeft)) {
                try await gateway.refund(refund(second, 6_001))
            }
            let facts = PaidFacts(transaction: transaction, amount: .fen(10_000), refundedMinor: 4_000)
            #expect(try await gateway.query(payment).agrees(with: facts))
            #expect(try await finished { try await gateway.refund(refund(second, 6_000)) } == .done(.fen(6_000)))
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func whatIsSettledGoesBackFromTheMerchantsBalance(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let payment = PaymentID.fresh()
            try await world.pay(try await gateway.start(world.plainOrder(payment, minor: 10_000)))
            let transaction = try gateway.read(try await world.notification()).transaction
            func order(_ number: String, _ minor: Int64) -> MovementOrder {
                MovementOrder(
                    number: MovementNumber(number)!, payment: payment, transaction: transaction, amount: .fen(minor))!
            }
            // A refund and a settlement may bear the same number; they are different things.
            let same = number()
            #expect(try await finished { try await gateway.refund(order(same, 1_000)) } == .done(.fen(1_000)))
            for _ in 1...2 {
                #expect(try await finished { try await gateway.settle(order(same, 9_000)) } == .done(.fen(9_000)))
            }
            let back = number()
            for _ in 1...2 {
                #expect(try await finished { try await gateway.refund(order(back, 2_000)) } == .done(.fen(2_000)))
            }
            let facts = PaidFacts(transaction: transaction, amount: .fen(10_000), refundedMinor: 3_000, settledMinor: 9_000)
            #expect(try await gateway.query(payment).agrees(with: facts))
            await #expect(throws: GatewayFailure.refused(code: world.refusals.moreThanLeft)) {
                try await gateway.refund(order(number(), 7_001))
            }
            // Once the merchant has taken it out, it is not there.
            try await world.withdraw(7_000, of: payment)
            await #expect(throws: GatewayFailure.refused(code: world.refusals.settled)) {
                try await gateway.refund(order(number(), 1))
            }
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func whatWasNotPaidIsNotPaidBack(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let order = MovementOrder(
                number: MovementNumber("r")!, payment: .fresh(), transaction: TransactionNumber("t")!, amount: .fen(1))!
            await #expect(throws: GatewayFailure.refused(code: world.refusals.notPaid)) {
                try await world.gateway.refund(order)
            }
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func aClosedPaymentCannotBePaid(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let payment = PaymentID.fresh()
            let start = try await gateway.start(world.plainOrder(payment, minor: 500))
            try await world.visit(start)
            #expect(try await gateway.query(payment) == .waiting)
            for _ in 1...2 { #expect(try await gateway.close(payment) == .closed) }
            await #expect(throws: (any Error).self) { try await world.pay(start) }
            #expect(try await gateway.query(payment) == .closed)
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func closingAPaidPaymentSaysThatItWasPaid(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            let payment = PaymentID.fresh()
            try await world.pay(try await gateway.start(world.plainOrder(payment, minor: 500)))
            guard case .paid(let facts) = try await gateway.close(payment) else {
                Issue.record("closed although paid")
                return
            }
            #expect(facts.amount == .fen(500))
        }
    }

    @Test(arguments: GatewayUnderTest.allCases)
    func noByteOfANotificationCanChange(_ kind: GatewayUnderTest) async throws {
        try await kind.world { world in
            let gateway = world.gateway
            try await world.pay(try await gateway.start(world.plainOrder(.fresh(), minor: 128_000)))
            let genuine = try await world.notification()
            let notice = try gateway.read(genuine)
            for place in genuine.body.indices {
                for bit in 0..<8 {
                    var body = genuine.body
                    body[place] ^= 1 << UInt8(bit)
                    #expect(throws: NotificationRefusal.self) {
                        try gateway.read(RawNotification(headers: genuine.headers, body: body))
                    }
                }
                var shorter = genuine.body
                shorter.remove(at: place)
                #expect(throws: NotificationRefusal.self) {
                    try gateway.read(RawNotification(headers: genuine.headers, body: shorter))
                }
            }
            #expect(throws: NotificationRefusal.self) {
                try gateway.read(RawNotification(headers: genuine.headers, body: []))
            }
            #expect(throws: NotificationRefusal.tooLong) {
                try gateway.read(
                    RawNotification(
                        headers: genuine.headers, body: Array(repeating: 0x61, count: RawNotification.bodyBytesMax + 1)))
            }
            // Reading changes nothing: the genuine one says the same as before, however often it comes.
            for _ in 1...10 { #expect(try gateway.read(genuine) == notice) }
        }
    }
}

/// The number of a movement, one for all time: a provider's book outlives a test.
private func number() -> String { PaymentID.fresh().rawValue }

/// What became of it in the end. A gateway may take its time; asking again with the same number moves nothing twice.
private func finished(_ ask: () async throws -> MovementStatus) async throws -> MovementStatus {
    for _ in 1...50 {
        let status = try await ask()
        guard status == .processing else { return status }
        try await Task.sleep(for: .milliseconds(20))
    }
    return .processing
}

extension PaymentStatus {
    /// Whether it says the same of what it says at all: not every provider's query tells what went back.
    fileprivate func agrees(with facts: PaidFacts) -> Bool {
        guard case .paid(let told) = self else { return false }
        return told.transaction == facts.transaction && told.amount == facts.amount
            && (told.refundedMinor ?? facts.refundedMinor) == facts.refundedMinor
            && (told.settledMinor ?? facts.settledMinor) == facts.settledMinor
    }
}

extension PaymentStart {
    /// Signed links may differ from call to call; where they lead does not.
    fileprivate func isSameKind(as other: PaymentStart) -> Bool {
        switch (self, other) {
        case (.redirect, .redirect), (.code, .code): true
        case (.redirect, .code), (.code, .redirect): false
        }
    }
}
