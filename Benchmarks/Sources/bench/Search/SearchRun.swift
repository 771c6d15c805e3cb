import ArgumentParser
import Foundation
import Service

/// `bench search`: finding among many listings with parallel readers, first alone and then while listings are published, beside a
/// bare full-text query over the same words.
struct SearchRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search", abstract: "Measure searching.")

    @Option(help: "A folder for the store, which is emptied first unless it is kept.") var data: String
    @Option(help: "Listings that are published before.") var listings = 100_000
    @Option(help: "Readers that search at the same time.") var readers = 8
    @Option(help: "Seconds of each measurement.") var seconds = 20
    @Option(help: "Listings published a second while the second measurement runs.") var writesPerSecond = 20
    @Flag(help: "Go on with the store that is there.") var keep = false

    /// What the 99th percentile has to stay within, in milliseconds.
    private static let targetMs = 50.0

    func run() async throws {
        let folder = URL(filePath: data)
        if !keep, FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let shop = try await SearchShop.open(folder)
        say(try await shop.fill(to: listings))
        let queries = SearchQueries.mixed(2_000)

        let quiet = try await measure(shop, queries)
        say("\(readers) readers, nothing written: \(quiet.text)")
        let published = Published()
        let busy = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await shop.publish(perSecond: writesPerSecond, published) }
            let busy = try await measure(shop, queries)
            group.cancelAll()
            return busy
        }
        let writes = await published.count
        say(
            "\(readers) readers while \(writes) listings were published (\((Double(writes) / Double(seconds)).text(1)) a second): \(busy.text)"
        )
        for kind in SearchQueries.Kind.allCases {
            if let latencies = busy.byKind[kind] { say("  \(kind.rawValue): \(latencies.count), \(latencies.text)") }
        }
        await shop.close()

        let bare = try await BareFullText.measure(folder, readers: readers, seconds: seconds, queries: queries)
        say("bare FTS5, the same words, \(readers) readers, best 20 by bm25, nothing written: \(bare.text)")
        let plain = try await measure(try await SearchShop.open(folder), queries.filter { $0.kind.isPlain }, counting: false)
        say("ours, the same words, no filters and no counts: \(plain.text)")
        say(
            "ratio to bare FTS5: \((plain.rate / bare.rate).text(2)) of its queries a second, \((plain.latencies.ms(at: 0.99) / bare.latencies.ms(at: 0.99)).text(2)) of its p99"
        )
        let p99 = busy.latencies.ms(at: 0.99)
        say(
            "\(p99 <= Self.targetMs ? "reached" : "MISSED ") search p99 while listings are published, ms: \(p99.text(1)), to reach at most \(Self.targetMs.text(1))"
        )
    }

    /// What the readers saw.
    struct Measured {
        var latencies = Latencies()
        var byKind: [SearchQueries.Kind: Latencies] = [:]
        var rate = 0.0
        /// Processor time of the whole process for each search, in milliseconds; a writer's is in it.
        var processorMs = 0.0

        var text: String { "\(rate.text(0)) a second, \(processorMs.text(2)) ms of processor time each, \(latencies.text)" }
    }

    private func measure(_ shop: SearchShop, _ queries: [SearchQueries.Query], counting: Bool = true) async throws -> Measured {
        let seconds = seconds
        let (start, own, readers) = (nanoseconds(), ownProcessorSeconds(), readers)
        var measured = try await withThrowingTaskGroup(of: Measured.self) { group in
            for reader in 0..<readers {
                group.addTask {
                    var own = Measured()
                    var next = reader * queries.count / readers
                    while nanoseconds() - start < Int64(seconds) * 1_000_000_000 {
                        let query = queries[next % queries.count]
                        next += 1
                        let began = nanoseconds()
                        _ = try await shop.search(query.search, counting: counting)
                        let took = nanoseconds() - began
                        own.latencies.add(took)
                        own.byKind[query.kind, default: Latencies()].add(took)
                        // As a server's connections do, readers take turns.
                        await Task.yield()
                    }
                    return own
                }
            }
            return try await group.reduce(into: Measured()) { sum, one in
                sum.latencies.add(one.latencies)
                for (kind, latencies) in one.byKind { sum.byKind[kind, default: Latencies()].add(latencies) }
            }
        }
        measured.rate = Double(measured.latencies.count) / (Double(nanoseconds() - start) / 1e9)
        measured.processorMs = (ownProcessorSeconds() - own) * 1_000 / Double(max(1, measured.latencies.count))
        return measured
    }
}

/// How many listings were published so far.
actor Published {
    private(set) var count = 0
    func add() { count += 1 }
}
