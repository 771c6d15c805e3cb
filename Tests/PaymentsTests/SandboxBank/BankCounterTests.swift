import Ledger
import Market
import NIOHTTP1
import Testing

@testable import Payments

/// The pay page and what its buttons do.
@Suite(.serialized) struct BankCounterTests {
    @Test(arguments: PayPageLanguage.allCases)
    func thePageShowsWhatIsPaidAndThatTheMoneyIsNotReal(_ language: PayPageLanguage) async throws {
        try await SandboxWorld.with { world in
            let order = world.order(minor: 123_456_789, subject: "<b>\"进销存\" & 'x'</b>", language: language)
            let page = try await world.fetch(try world.link(order))
            #expect(page.status == 200)
            #expect(page.headers.first(name: "content-type") == "text/html; charset=utf-8")
            #expect(page.body.contains("¥1,234,567.89"))
            #expect(page.body.contains("&lt;b&gt;"))
            #expect(!page.body.contains("<b>\"进销存"))
            #expect(page.body.contains(order.payment.rawValue))
            #expect(page.body.contains(language == .zh ? "演示用的钱，不是真的" : "Play money, not real"))
            #expect(page.body.contains(language == .zh ? "诚序测试商店" : "Chengxu Test Shop"))
            #expect(page.body.contains("value=\"duplicate\""))
            #expect(!page.body.contains("value=\"down\""))
            #expect(!page.body.contains("<script"))
            let policy = page.headers.first(name: "content-security-policy") ?? ""
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("form-action 'self' http://127.0.0.1:\(world.shopPort);"))
            #expect(page.headers.first(name: "x-content-type-options") == "nosniff")
        }
    }

    @Test func theLanguageOfThePathWins() async throws {
        try await SandboxWorld.with { world in
            let link = try world.link(world.order(language: .zh))
            let english = try await world.fetch(link.replacing("/pay?", with: "/en/pay?"), language: "zh-CN")
            #expect(english.body.contains("Play money, not real"))
            #expect(english.body.contains("href=\"/zh/pay?"))
        }
    }

    @Test func payingSendsTheBuyerBackAndTellsTheShop() async throws {
        try await SandboxWorld.with { world in
            let order = world.order()
            let answer = try await world.fetch(try world.link(order), post: "act=pay&mishap=none")
            #expect(answer.status == 303)
            #expect(answer.headers.first(name: "location") == order.returnURL.text)
            // The bank waits a moment for the acknowledgement, so the shop knows before the buyer is back.
            #expect(await world.shop.received.count == 1)
            let again = try await world.fetch(try world.link(order))
            #expect(again.body.contains("已付款"))
            #expect(!again.body.contains("value=\"pay\""))
        }
    }

    @Test func payingTwiceIsPayingOnce() async throws {
        try await SandboxWorld.with { world in
            let link = try world.link(world.order())
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await world.payAsProgram(link).body } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            try await Task.sleep(for: .milliseconds(100))
            #expect(await world.shop.received.count == 1)
        }
    }

    @Test func thePayersBankTakesMoneyBackAndTellsTheShop() async throws {
        try await SandboxWorld.with { world in
            let order = world.order(minor: 10_000)
            let link = try world.link(order)
            #expect(try await world.payAsProgram(link, choice: "act=chargeback&amount=&mishap=none").status == 409)
            _ = try await world.fetch(link, post: "act=pay&mishap=none")
            #expect(try await world.fetch(link).body.contains("value=\"chargeback\""))
            #expect(try await world.payAsProgram(link, choice: "act=chargeback&amount=30.50&mishap=none").status == 200)
            #expect(try await world.payAsProgram(link, choice: "act=chargeback&amount=69.51&mishap=none").status == 409)
            #expect(try await world.payAsProgram(link, choice: "act=chargeback&amount=x&mishap=none").status == 400)
            #expect(try await world.payAsProgram(link, choice: "act=chargeback&amount=&mishap=duplicate").status == 200)
            let arrivals = try await world.shop.arrivals(5)
            let notices = try arrivals.map { try world.gateway.read($0.notification) }
            #expect(notices.map(\.state) == [.paid] + Array(repeating: .chargedback, count: 4))
            #expect(notices.dropFirst().map(\.amount.minor).sorted() == [3_050, 6_950, 6_950, 6_950])
            guard case .paid(let facts) = try await world.gateway.query(order.payment) else { throw SandboxWorld.NotALink() }
            #expect(facts.chargebacks.map(\.amount.minor) == [3_050, 6_950] && Set(facts.chargebacks.map(\.number)).count == 2)
            let page = try await world.fetch(link)
            #expect(page.body.contains("已被付款人的银行收回 ¥100.00") && !page.body.contains("<form"))
        }
    }

    @Test func whatWasTakenBackCannotBeRefunded() async throws {
        try await SandboxWorld.with { world in
            let order = world.order(minor: 10_000)
            let link = try world.link(order)
            _ = try await world.payAsProgram(link)
            _ = try await world.payAsProgram(link, choice: "act=chargeback&amount=60&mishap=lost")
            guard case .paid(let facts) = try await world.gateway.query(order.payment) else { throw SandboxWorld.NotALink() }
            func refund(_ minor: Int64) -> MovementOrder {
                MovementOrder(
                    number: MovementNumber("r\(minor)")!, payment: order.payment, transaction: facts.transaction,
                    amount: .fen(minor))!
            }
            await #expect(throws: GatewayFailure.refused(code: "moreThanLeft")) { try await world.gateway.refund(refund(4_001)) }
            #expect(try await world.gateway.refund(refund(4_000)) == .done(.fen(4_000)))
        }
    }

    @Test func goingBackPaysNothingAndLeavesTheWayOpen() async throws {
        try await SandboxWorld.with { world in
            let order = world.order()
            let link = try world.link(order)
            let answer = try await world.fetch(link, post: "act=cancel&mishap=none")
            #expect(answer.status == 303)
            #expect(answer.headers.first(name: "location") == order.returnURL.text)
            #expect(await world.shop.received.isEmpty)
            #expect(try await world.payAsProgram(link).status == 200)
        }
    }

    @Test func aProgramReadsJSON() async throws {
        try await SandboxWorld.with { world in
            let order = world.order(minor: 990)
            let answer = try await world.payAsProgram(try world.link(order))
            guard case .paid(let facts) = try await world.gateway.query(order.payment) else {
                Issue.record("not paid")
                return
            }
            #expect(
                answer.body
                    == #"{"payment":"\#(order.payment)","state":"paid","transaction":"\#(facts.transaction)","#
                    + #""amountMinor":"990","currency":"CNY","returnURL":"\#(order.returnURL)"}"#)
        }
    }

    @Test func noByteOfALinkCanChange() async throws {
        try await SandboxWorld.with { world in
            let link = try world.link(world.order())
            let start = try #require(link.firstIndex(of: "?")).utf16Offset(in: link) + 1
            let bytes = Array(link.utf8)
            for place in stride(from: start, to: bytes.count, by: 3) {
                var changed = bytes
                changed[place] = changed[place] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
                let answer = try await world.payAsProgram(String(decoding: changed, as: UTF8.self))
                #expect(answer.status == 400)
                #expect(answer.body == #"{"error":"badLink"}"#)
            }
            #expect(await world.shop.received.isEmpty)
        }
    }

    @Test(arguments: ["", "?", "?x=1", "?merchant=chengxu-test"])
    func whatIsNoLinkIsSaidInWords(_ query: String) async throws {
        try await SandboxWorld.with { world in
            let page = try await world.fetch("http://127.0.0.1:\(world.bankPort)/pay\(query)")
            #expect(page.status == 400)
            #expect(page.body.contains("这个付款链接无效"))
            let english = try await world.fetch("http://127.0.0.1:\(world.bankPort)/pay\(query)", language: "en-GB, zh")
            #expect(english.body.contains("This payment link is not valid"))
        }
    }

    @Test func theSameNumberWithAnotherAmountIsRefused() async throws {
        try await SandboxWorld.with { world in
            let payment = PaymentID.fresh()
            let first = world.order(payment, minor: 100, subject: "x")
            _ = try await world.fetch(try world.link(first))
            let other = world.order(payment, minor: 101, subject: "x", expires: first.expires)
            let answer = try await world.payAsProgram(try world.link(other))
            #expect(answer.status == 409)
            #expect(try await world.gateway.query(payment) == .waiting)
            // The language is the buyer's, not the order's.
            let english = world.order(
                payment, minor: 100, subject: "x", expires: first.expires, language: .en)
            #expect(try await world.payAsProgram(try world.link(english)).status == 200)
        }
    }

    @Test func afterTheExpiryNothingIsPaid() async throws {
        let later = { @Sendable in WallClock.now().adding(.minutes(31)) }
        try await SandboxWorld.with(bankNow: later) { world in
            let order = world.order(expires: WallClock.now().adding(.minutes(30)))
            let link = try world.link(order)
            let page = try await world.fetch(link)
            #expect(page.body.contains("付款时间已过"))
            #expect(try await world.payAsProgram(link).status == 410)
            #expect(await world.shop.received.isEmpty)
        }
    }

    @Test(arguments: ["act=steal", "mishap=down", "mishap=slow", "mishap=x", "x=1", "act=pay&act=cancel", "act", "act=p%61y"])
    func otherChoicesAreRefused(_ choice: String) async throws {
        try await SandboxWorld.with { world in
            let order = world.order()
            let answer = try await world.payAsProgram(try world.link(order), choice: choice)
            #expect(answer.status == 400)
            #expect(try await world.gateway.query(order.payment) == .unknown)
        }
    }

    @Test func whereMishapsAreNotAllowedNoneIsOffered() async throws {
        try await SandboxWorld.with(allowsMishaps: false) { world in
            let link = try world.link(world.order())
            let page = try await world.fetch(link)
            #expect(!page.body.contains("<select"))
            #expect(try await world.payAsProgram(link, choice: "act=pay&mishap=lost").status == 400)
            #expect(try await world.payAsProgram(link, choice: "act=pay&mishap=none").status == 200)
        }
    }

    @Test func theFrontPageAndTheStylesheetAreThere() async throws {
        try await SandboxWorld.with { world in
            let root = "http://127.0.0.1:\(world.bankPort)"
            let front = try await world.fetch(root + "/")
            #expect(front.body.contains("沙箱银行"))
            let stylesheet = try await world.fetch(root + "/bank.css")
            #expect(stylesheet.headers.first(name: "content-type") == "text/css; charset=utf-8")
            let health = try await world.fetch(root + "/health")
            #expect(health.body == "ok")
        }
    }

    @Test(arguments: [
        (1, "¥0.01"), (10, "¥0.10"), (100, "¥1.00"), (99_999, "¥999.99"), (100_000, "¥1,000.00"),
        (10_000_000_000, "¥100,000,000.00"), (-5, "−¥0.05"), (.max, "¥92,233,720,368,547,758.07"),
    ])
    func amountsAreWrittenAsPeopleReadThem(_ minor: Int64, _ text: String) {
        #expect(MoneyText.text(.fen(minor)) == text)
    }
}
