import Foundation
import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

/// A conversation that goes on and on. With `CHENGXU_LONG=100000` in the environment it is as long as they get, and what is
/// printed are the figures to look at; otherwise it is short and only the behaviour is checked.
@Suite struct LongConversationTests {
    private static let count = ProcessInfo.processInfo.environment["CHENGXU_LONG"].flatMap { Int($0) } ?? 2_000

    @Test func itStaysQuick() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let (buyer, seller) = (try #require(steps.buyer.id), try #require(steps.seller.id))
            let marketplace = steps.market.marketplace
            var report: [String] = []
            func measure<Value: Sendable>(_ what: String, _ times: Int = 5, _ body: () async throws -> Value) async throws -> Value
            {
                var taken: [Duration] = []
                var value: Value?
                let processor = clock()
                for _ in 0..<times {
                    let began = ContinuousClock.now
                    value = try await body()
                    taken.append(ContinuousClock.now - began)
                }
                let median = taken.sorted()[times / 2]
                let used = Int(clock() - processor) / times
                report.append("\(what) \(Int(median / .microseconds(1))) µs (\(used) µs of the processor)")
                return try #require(value)
            }

            let began = ContinuousClock.now
            for start in stride(from: 0, to: Self.count, by: 200) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in start..<min(start + 200, Self.count) {
                        group.addTask {
                            _ = try await marketplace.post(
                                "第 \(number) 条：系统在本地可以运行，但部署后首页打不开，请看日志 No.\(number * 7919 % 100_003)。", in: trade,
                                by: number.isMultiple(of: 3) ? seller : buyer)
                        }
                    }
                    try await group.waitForAll()
                }
            }
            report.append("posting \(Int((ContinuousClock.now - began) / .microseconds(Self.count))) µs each")

            let page = try await measure("newest page") { try await steps.buyer.page("/trades/\(trade)") }
            #expect(page.text.count(of: "class=\"entry message") == 60)
            let middle = Self.count / 2
            let jump = try await measure("jump into the middle") { try await steps.buyer.page("/trades/\(trade)?at=\(middle)") }
            #expect(jump.text.contains("id=\"e\(middle)\"") && jump.text.contains("data-has-later"))
            let oldest = try await measure("oldest page") { try await steps.buyer.page("/trades/\(trade)?before=40") }
            #expect(oldest.text.contains("id=\"e0\""))
            let rare = try await measure("search for what stands once") {
                try await steps.buyer.json("/trades/\(trade)/search?q=No.\(7919 % 100_003)%E3%80%82")
            }
            #expect(rare.text.count(of: "\"sequence\"") == 1)
            _ = try await measure("search for what stands nowhere") {
                try await steps.buyer.json("/trades/\(trade)/search?q=%E6%97%A0%E6%AD%A4")
            }
            let often = try await measure("search for what stands everywhere") {
                try await steps.buyer.json("/trades/\(trade)/search?q=%E6%97%A5%E5%BF%97")
            }
            #expect(often.text.count(of: "\"sequence\"") == 30)
            let form = try await measure("form for a proposal") { try await steps.buyer.page("/trades/\(trade)/proposals") }
            #expect(form.status == .ok)
            _ = try await measure("posting one more") { try await marketplace.post("再来一条", in: trade, by: seller) }
            let entries = try await measure("entries after the newest but ten, as a live page asks") {
                let newest = try await marketplace.state(of: trade, for: buyer).trade.entryCount
                return try await marketplace.entries(of: trade, for: buyer, from: newest - 10)
            }
            #expect(entries.count == 10)
            _ = try await measure("reading all, one mark", 1) {
                let newest = try await marketplace.state(of: trade, for: buyer).trade.entryCount
                return try await marketplace.markRead(from: 0, upTo: newest - 1, in: trade, by: buyer)
            }
            #expect(try await marketplace.unread(of: buyer) == 0)
            _ = try await measure("list of trades") { try await steps.seller.page("/trades") }

            let cold = CommandHandler(
                database: marketplace.database, clock: steps.market.clock, chance: .system, receiptKey: marketplace.keys.record)
            _ = try await measure("the whole case read anew, as after a restart", 1) {
                try await cold.state(Trade.self, of: .trade(trade))
            }
            if Self.count > 10_000 {
                _ = try await measure("bundle", 1) {
                    let bundle = try await marketplace.bundleDownload(of: trade, for: buyer)
                    var bytes: Int64 = 0
                    try await bundle.write { piece in bytes += Int64(piece.count) }
                    return bytes
                }
            }
            print(
                "a conversation of \(Self.count) messages: \(report.joined(separator: "; ")); resident \(Self.residentMebibytes()) MiB"
            )
        }
    }

    private static func residentMebibytes() -> Int {
        let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        guard let pages = text?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return 0 }
        return pages * 4_096 >> 20
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
