import Foundation
import Testing

@testable import Market

@Suite struct MarketSimulationTests {
    /// How many trades: `CHENGXU_SIMULATED_TRADES`, or 100,000.
    static let trades = ProcessInfo.processInfo.environment["CHENGXU_SIMULATED_TRADES"].flatMap(UInt64.init) ?? 100_000
    static let turns = 30

    /// Half of the trades each on a core of its own. A fault names its seed: `SimulatedTrade(seed:)` with it runs it again.
    @Test func noMoneyIsLostOrStuckWhateverHappens() async throws {
        let started = ContinuousClock.now
        let (first, second) = (Self.simulated(0..<Self.trades / 2), Self.simulated(Self.trades / 2..<Self.trades))
        let (one, other) = try await (first.value, second.value)
        let events = zip(one.events, other.events).map(+)
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        print(
            """
            simulation: \(Self.trades) trades, \(events.reduce(0, +)) events, \(one.refused + other.refused) refusals, \
            \(one.repeated + other.repeated) repetitions, \(String(format: "%.1f", seconds)) s
            """)
        let missing = events.indices.filter { events[$0] == 0 }
        if Self.trades >= 20_000 { #expect(missing == [], "chance did not get everywhere") }
    }

    private static func simulated(_ seeds: Range<UInt64>) -> Task<SimulatedTrade.Tally, any Error> {
        Task.detached {
            var sum = SimulatedTrade.Tally()
            for seed in seeds {
                var trade = SimulatedTrade(seed: seed)
                do { try trade.run(turns: turns) } catch {
                    Issue.record("seed \(seed): \(error)")
                    throw error
                }
                sum.refused += trade.tally.refused
                sum.repeated += trade.tally.repeated
                for place in sum.events.indices { sum.events[place] += trade.tally.events[place] }
            }
            return sum
        }
    }
}
